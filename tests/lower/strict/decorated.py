# A decorated nested function is named by the line of its def.
# read-only: good
# reject: Nested functions not supported at line 7 at 7:4
def owner(n):
    @staticmethod
    @staticmethod
    def inner():
        return n

    return inner


print(owner(1)())
