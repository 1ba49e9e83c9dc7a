# A variable that is bound once, after the function that reads it was made.
# read-only: good
# reject: Nested functions not supported at line 5 at 5:4
def owner():
    def inner():
        return x

    x = 1
    return inner()


print(owner())
