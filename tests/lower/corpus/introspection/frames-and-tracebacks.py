# Names and relative lines in the traceback of an exception that passes nested functions.
import traceback


def owner(n):
    def inner():
        return lambda: n / 0

    def lazily():
        yield inner()()

    return lazily()


try:
    next(owner(1))
except ZeroDivisionError as error:
    for frame in traceback.extract_tb(error.__traceback__):
        print(frame.name, frame.lineno)
