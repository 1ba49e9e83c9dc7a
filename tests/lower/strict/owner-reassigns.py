# The owner binds a captured variable a second time.
# read-only: Cannot mutate captured variable 'x' at 10:4
# reject: Nested functions not supported at line 7 at 7:4
def owner():
    x = 0

    def inner():
        return x

    x = 1
    return inner


print(owner()())
