# An inner function deletes a variable of the owner, twice.
def owner():
    x = 1

    def drop():
        nonlocal x
        del x

    def get():
        return x

    for step in (get, drop, get, drop):
        try:
            print(step())
        except NameError as error:
            print(type(error).__name__, "|", error)
    try:
        print(x)
    except NameError as error:
        print(type(error).__name__, "|", error)


owner()
