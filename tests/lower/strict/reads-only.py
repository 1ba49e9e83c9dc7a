# Variables that are bound once may be captured.
# read-only: good
# reject: Nested functions not supported at line 7 at 7:4
def owner(n):
    m = n + 1

    def inner():
        return n + m

    return inner


print(owner(1)())
