# Two inner functions change one variable.
def n():
    x = 1

    def add_one():
        nonlocal x
        x += 1

    def add_two():
        nonlocal x
        x += 2

    add_one()
    add_two()
    return x, add_one, add_two


x, one, two = n()
print(x)
one()
two()
print(x)
