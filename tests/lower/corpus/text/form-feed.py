# Form feeds between functions, in front of a line and in a string.

def owner(n):
    x = ""

    def inner():
        return n, x
    return inner()

print(owner(1))
