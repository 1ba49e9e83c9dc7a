# A variable of the same name in the inner function is another one.
# read-only: good
# reject: Nested functions not supported at line 5 at 5:4
def owner(x):
    def inner():
        x = 1
        x += 1
        return x

    x += 1
    return inner(), x


print(owner(5))
