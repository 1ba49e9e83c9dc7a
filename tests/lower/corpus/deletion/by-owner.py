# The owner deletes what an inner function reads.
def owner():
    x = 1

    def inner():
        return x

    print(inner())
    del x
    try:
        inner()
    except NameError as error:
        print(type(error).__name__, "|", error)
    try:
        print(x)
    except NameError as error:
        print(type(error).__name__, "|", error)
    x = 2
    return inner()


print(owner())
