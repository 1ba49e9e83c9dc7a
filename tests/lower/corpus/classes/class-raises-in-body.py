# A class body that raises leaves the name unbound and the written variables written.
def owner():
    n = 0

    def use():
        return Local

    try:

        class Local:
            nonlocal n
            n = 1
            raise ValueError("in body")
    except ValueError as error:
        print(error, n)
    try:
        use()
    except NameError as error:
        print(error)


owner()
