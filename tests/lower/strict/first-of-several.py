# The first of several is told.
# read-only: Cannot mutate captured variable 'y' at 9:9
# reject: Nested functions not supported at line 7 at 7:5
def owner():
    x = y = 0

    def first():
        nonlocal y
        y = 1

    def second():
        nonlocal x
        x = 1

    first(), second()
    return x, y


print(owner())
