# __class__ is unbound while the class body runs.
def owner():
    class A:
        def early():
            return __class__

        try:
            early()
        except NameError as error:
            text = str(error)

    return A.text, A.early() is A


print(owner())
