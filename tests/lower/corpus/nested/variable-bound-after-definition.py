# Variables of the owner are bound after the functions that use them were made.
def outer():
    def inner():
        return x

    x = 1
    return inner()


def top():
    def middle():
        def bottom():
            return y

        return bottom()

    y = 2
    return middle()


print(outer(), top())
