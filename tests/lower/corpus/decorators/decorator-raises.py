# A decorator that raises leaves the name as it was.
def owner():
    def inner():
        return "first"

    get = lambda: inner()
    try:

        @(lambda f: 1 / 0)
        def inner():
            return "second"
    except ZeroDivisionError:
        print("refused")
    return inner(), get()


print(owner())
