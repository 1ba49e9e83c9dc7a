# The name of a nested function is bound once, though after the function is made.
# read-only: good
# reject: Nested functions not supported at line 5 at 5:4
def owner(n):
    def fact(k):
        return 1 if k == 0 else k * fact(k - 1)

    return fact(n)


print(owner(5))
