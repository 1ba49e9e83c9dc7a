# All are told, in the order of the text.
# read-only: Cannot mutate captured variable 'y' at 11:8
# read-only: Cannot mutate captured variable 'x' at 15:8
# reject: Nested functions not supported at line 9 at 9:4
# reject: Nested functions not supported at line 13 at 13:4
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
