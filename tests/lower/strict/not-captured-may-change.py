# A variable that nobody captures may change.
# read-only: good
# reject: Nested functions not supported at line 8 at 8:4
def owner():
    x = y = 0
    x += 1

    def inner():
        return y

    x += 1
    return inner(), x


print(owner())
