# The owner binds a captured variable a second time.
# read-only: Cannot mutate captured variable 'x' at 10:5
# reject: Nested functions not supported at line 7 at 7:5
def owner():
    x = 0

    def inner():
        return x

    x = 1
    return inner


print(owner()())
