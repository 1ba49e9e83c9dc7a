# Methods of a class in a function are nested functions.
# read-only: good
# reject: Nested functions not supported at line 6 at 6:8
def owner(n):
    class Local:
        def method(self):
            return n

    return Local


print(owner(1)().method())
