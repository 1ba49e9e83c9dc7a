# return in finally overrides exceptions and returns, with yields between.
import warnings

warnings.simplefilter("ignore")


def overrides(how):
    try:
        try:
            yield 1
            if how == "raise":
                raise ValueError
            return "inner"
        finally:
            yield 2
            if how != "plain":
                return "override"
    finally:
        yield 3


def collect(g):
    items = []
    while True:
        try:
            items.append(next(g))
        except StopIteration as end:
            return items, end.value


for how in ("plain", "raise", "other"):
    exec_text = collect(overrides(how))
    print(how, exec_text)
g = overrides("other")
next(g)
print(g.throw(KeyError("dropped")), collect(g))
