# Captured variables are deleted in a finally clause and in a with block.
from contextlib import suppress


def owner():
    x = y = 1
    get = lambda: (x, y)

    def drop():
        nonlocal x, y
        try:
            return get()
        finally:
            del x
            with suppress(NameError):
                del y
                del y
                print("not reached")

    print(drop())
    for name in "xy":
        try:
            get()
        except NameError as error:
            print(error)
        x = 5


owner()
