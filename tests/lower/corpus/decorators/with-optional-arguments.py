# A decorator that works with and without arguments, three functions deep.
import functools


def tag(f=None, *, name="p"):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args):
            return f"<{name}>{f(*args)}</{name}>"

        return wrapper

    return decorate if f is None else decorate(f)


def owner(text):
    @tag
    def plain():
        return text

    @tag(name="b")
    @tag()
    def bold():
        return text.upper()

    return plain() + bold(), bold.__name__, bold.__wrapped__()


print(owner("t"))
