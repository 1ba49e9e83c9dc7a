# Reading variables before they are bound: in the owner, in an inner function, in a class body.
def owner(which):
    def inner():
        return x

    def through():
        return lambda: x

    class Body:
        def method(self):
            return x

    if which == "inner":
        inner()
    elif which == "lambda":
        through()()
    elif which == "method":
        Body().method()
    elif which == "augmented":
        x += 1
    elif which == "comprehension":
        [x for _ in range(1)]
    elif which == "class":

        class Reads:
            y = x

    elif which == "owner":
        print(x)
    x = "bound"
    return inner(), through()(), Body().method()


for which in "inner lambda method augmented comprehension class owner nothing".split():
    try:
        print(which, owner(which))
    except NameError as error:
        if which == "comprehension":  # of another type since 3.12
            print(which, "x" in str(error))
        else:
            print(which, type(error).__name__, error)
