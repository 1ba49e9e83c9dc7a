# A finished, closed or failed generator lets go of its variables and its iterators.
import gc
import weakref


class Thing:
    def __iter__(self):
        return iter([1, 2])


def holds(thing, how):
    other = Thing()
    weak.append(weakref.ref(other))
    for item in thing:
        yield item
        if how == "fail":
            raise ValueError


for how in ("finish", "close", "fail"):
    weak = []
    thing = Thing()
    weak.append(weakref.ref(thing))
    g = holds(thing, how)
    next(g)
    del thing
    gc.collect()
    before = [ref() is not None for ref in weak]
    try:
        g.close() if how == "close" else list(g)
    except ValueError as error:
        error = None
    gc.collect()
    print(how, before, [ref() is not None for ref in weak], next(g, "ended"))
