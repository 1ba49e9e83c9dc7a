# except* with yields in its clauses.
def groups(errors):
    try:
        yield "try"
        raise ExceptionGroup("g", errors)
    except* ValueError as values:
        yield "values", [str(e) for e in values.exceptions]
    except* KeyError as keys:
        yield "keys", len(keys.exceptions)
    else:
        yield "else"
    finally:
        yield "finally"
    yield "after"


print(list(groups([ValueError("a"), KeyError("k"), ValueError("b")])))
g = groups([])
print(next(g), g.throw(ValueError("alone")), list(g))
try:
    for item in groups([TypeError("t"), KeyError("k")]):
        print(item)
except ExceptionGroup as rest:
    print(rest.exceptions)
