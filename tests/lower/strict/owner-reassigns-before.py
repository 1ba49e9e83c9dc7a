# The owner changes a parameter before the function that captures it is made: what is captured is the last value.
# read-only: good
# reject: Nested functions not supported at line 7 at 7:4
def owner(x):
    x += 1

    def inner():
        return x

    return inner


print(owner(1)())
