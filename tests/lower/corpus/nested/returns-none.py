# A nested function that captures nothing is returned and called.
def a():
    def inner():
        return None

    return inner


print(a()())
print(a()() is None)
