# A parameter and a local variable are captured and read.
def h(num):
    def inner():
        return num

    return inner()


def i():
    num = 3

    def inner():
        return num

    return inner()


print(h(3), h("x"), i())
