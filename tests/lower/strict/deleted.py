# A captured variable is deleted.
# read-only: Cannot mutate captured variable 'x' at 11:8
# reject: Nested functions not supported at line 7 at 7:4
def owner():
    x = 1

    def inner():
        return x

    y = inner()
    del x
    return y


print(owner())
