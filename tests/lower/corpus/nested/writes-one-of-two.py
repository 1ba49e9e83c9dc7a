# Of two captured variables one is written by the inner function, the other only read.
def j(num):
    x = 1
    y = 2

    def inner():
        nonlocal x
        x = 3
        return num + x + y

    return inner(), x, y


def k():
    num = 3

    def inner():
        nonlocal num
        num = 5
        return num

    return inner() + num


print(j(3), k())
