# What an assignment with several captured targets has done when it fails half way.
def owner():
    a, b, c = "abc"

    def assign(value):
        nonlocal a, b, c
        a, (b, c) = value

    for value in ([1, [2, 3]], [4, [5]], [6], 7, "x" * 3):
        try:
            assign(value)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
        print(a, b, c)


owner()
