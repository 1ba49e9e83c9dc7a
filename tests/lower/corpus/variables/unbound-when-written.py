# An augmented assignment to an unbound captured variable fails in the words of its place.
def owner():
    if False:
        n = 0

    def add():
        nonlocal n
        n += 1
        return n

    def set_to(value):
        nonlocal n
        n = value

    for step in (add, lambda: set_to(5), add):
        try:
            print(step())
        except NameError as error:
            print(type(error).__name__, error, error.name if hasattr(error, "name") else "")


owner()
