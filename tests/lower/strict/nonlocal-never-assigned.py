# A nonlocal declaration alone changes nothing.
# read-only: good
# reject: Nested functions not supported at line 7 at 7:4
def owner():
    x = 0

    def inner():
        nonlocal x
        return x

    return inner


print(owner()())
