# A captured variable is bound a second time by a walrus.
# read-only: Cannot mutate captured variable 'x' at 8:8
# reject: Nested functions not supported at line 5 at 5:4
def owner(x):
    def inner():
        return x

    if (x := x + 1) > 1:
        return inner()


print(owner(1))
