# yield in a with block: entered late, left on return, exception, exhaustion and close.
class Thing:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        if self.name == "crash":
            raise RuntimeError("oh no")
        return self.name

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, repr(value), traceback is not None)
        return self.name == "swallow"


def block(name, how):
    with Thing(name) as x:
        yield "in", x
        if how == "return":
            return 10
        if how == "raise":
            raise ValueError("own")
        yield "more"
    yield "after"
    return -1


def collect(g):
    items = []
    try:
        while True:
            items.append(next(g))
    except (StopIteration, ValueError, RuntimeError) as end:
        return items, repr(end)


for name, how in [("a", ""), ("a", "return"), ("a", "raise"), ("swallow", "raise"), ("crash", "")]:
    print(collect(block(name, how)))
g = block("closed", "")
next(g)
print(g.close())
g = block("swallow", "")
next(g)
print(g.throw(KeyError("thrown")), list(g))
