# A class whose instances are no exceptions, one that fails when it is made, and names that are no texts.
class Wrong(Exception):
    def __new__(cls, *args):
        return "not an exception"


class Fails(Exception):
    def __init__(self, *args):
        raise KeyError("while it was made")


def echo():
    while True:
        try:
            yield "ready"
        except Exception as error:
            yield type(error).__name__


for kind in (Wrong, Fails):
    g = echo()
    next(g)
    try:
        print(g.throw(kind))
    except (TypeError, KeyError) as error:
        print(type(error).__name__)
    print(next(g))
g = echo()
for name in ("__name__", "__qualname__"):
    setattr(g, name, "renamed")
    try:
        setattr(g, name, 5)
    except TypeError as error:
        print(error, getattr(g, name))
