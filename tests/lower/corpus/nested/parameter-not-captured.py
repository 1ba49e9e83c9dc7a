# The owner's parameter and the inner function's are different variables.
def c(num):
    def inner(num_too):
        return num_too + "!"

    return inner


def d(text):
    def inner(text):
        return text + "?"

    one = inner("one")
    two = inner("two")
    return one, two, text


print(c(5.0)("c"))
print(d("own"))
