# A captured variable is changed by the function that captures it.
# read-only: Cannot mutate captured variable 'x' at 9:8
# reject: Nested functions not supported at line 7 at 7:4
def owner():
    x = 0

    def inner():
        nonlocal x
        x += 1
        return x

    return inner


print(owner()())
