# The line in which each frame of a traceback stands.
import sys


def owner(n):
    def inner():
        x = n
        y = x / 0
        return y

    return inner()


try:
    owner(1)
except ZeroDivisionError:
    tb = sys.exc_info()[2]
    while tb:
        print(tb.tb_lineno)
        tb = tb.tb_next
