# Managers that raise on enter and on exit around yields; contexts of what comes out.
class Manager:
    def __init__(self, name, enter=None, leave=None):
        self.name, self.enter, self.leave = name, enter, leave

    def __enter__(self):
        print("enter", self.name)
        if self.enter:
            raise self.enter

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, repr(value))
        if self.leave:
            raise self.leave


def block(a, b, error):
    with a:
        with b:
            yield 1
            if error:
                raise error


def collect(g):
    try:
        return list(g)
    except Exception as caught:
        return repr(caught), repr(caught.__context__)


print(collect(block(Manager("a"), Manager("b", enter=KeyError("enter")), None)))
print(collect(block(Manager("a"), Manager("b", leave=KeyError("leave")), None)))
print(collect(block(Manager("a"), Manager("b", leave=KeyError("leave")), ValueError("own"))))
g = block(Manager("a"), Manager("b", leave=KeyError("leave")), None)
next(g)
try:
    g.close()
except KeyError as error:
    print(repr(error), repr(error.__context__))
