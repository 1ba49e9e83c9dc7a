# The owner changes a parameter before the function that captures it is made.
# read-only: Cannot mutate captured variable 'x' at 5:5
# reject: Nested functions not supported at line 7 at 7:5
def owner(x):
    x += 1

    def inner():
        return x

    return inner


print(owner(1)())
