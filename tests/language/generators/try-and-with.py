# title: A generator inside of try, with and a handler
# tags: generator, suspended, exception
# %% main
class Noted:
    def __init__(self, log):
        self.log = log

    def __enter__(self):
        self.log.append("in")

    def __exit__(self, kind, *rest):
        self.log.append(kind.__name__ if kind else None)


def guarded(log):
    with Noted(log):
        try:
            yield 1
        except KeyError:
            yield "handled"
            raise


log = []
waiting = guarded(log)
next(waiting)
handling = guarded(log)
next(handling)
handling.throw(KeyError("k"))

# %% restored
assert log == ["in", "in"]
waiting.close()
assert log == ["in", "in", "GeneratorExit"]
try:
    next(handling)
except KeyError as error:
    assert error.args == ("k",)
assert log[-1] == "KeyError"
