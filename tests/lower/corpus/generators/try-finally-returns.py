# return, break, continue and exceptions through finally clauses with yields.
def leaves(how):
    for i in range(3):
        try:
            yield "try", i
            if how == "return":
                return "from try"
            if how == "break":
                break
            if how == "continue":
                continue
            if how == "raise":
                raise KeyError(how)
            yield "end of try"
        finally:
            yield "finally", i
        yield "after try"
    else:
        yield "else"
    return "end"


def collect(g):
    items = []
    try:
        while True:
            items.append(next(g))
    except StopIteration as end:
        return items, end.value
    except KeyError as error:
        return items, repr(error), repr(error.__context__)


for how in ("return", "break", "continue", "raise", "fall"):
    print(how, collect(leaves(how)))
