# StopIteration that leaves the body becomes RuntimeError; caught inside, it stays what it is.
def leaves(how):
    empty = iter(())
    yield "first"
    if how == "next":
        next(empty)
    elif how == "raise":
        raise StopIteration("value")
    elif how == "caught":
        try:
            next(empty)
        except StopIteration as end:
            yield repr(end)
        for _ in empty:
            yield "never"
    elif how == "finally":
        try:
            raise StopIteration
        finally:
            yield "in finally"
    return "end"


for how in ("next", "raise", "caught", "finally"):
    try:
        print(list(leaves(how)))
    except RuntimeError as error:
        print(how, "|", error, "|", repr(error.__cause__), error.__cause__ is error.__context__)
g = leaves("next")
next(g)
try:
    next(g)
except RuntimeError:
    print(next(g, "finished"))
