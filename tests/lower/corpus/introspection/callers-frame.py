# sys._getframe tells the name of the caller and its variables.
import sys


def caller():
    frame = sys._getframe(1)
    return frame.f_code.co_name, "hidden" in frame.f_locals


def owner():
    hidden = 1

    def inner():
        hidden
        return caller()

    return inner(), caller(), (lambda: caller())()


print(owner())
