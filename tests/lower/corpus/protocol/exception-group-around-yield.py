# except* around yields: in its try, else and finally clauses, but not in its handlers.
def groups(errors):
    caught = []
    try:
        caught.append((yield "try"))
        if errors:
            raise ExceptionGroup("g", errors)
    except* ValueError as values:
        caught.append([str(e) for e in values.exceptions])
    except* KeyError as keys:
        caught.append(len(keys.exceptions))
    else:
        yield "else"
    finally:
        yield "finally"
    yield caught


print(list(groups([ValueError("a"), KeyError("k"), ValueError("b")])))
print(list(groups([])))
g = groups([])
print(next(g), g.throw(ValueError("alone")), list(g))
g = groups([])
next(g)
try:
    print(g.throw(TypeError("other")), next(g))
except TypeError as error:
    print(repr(error))
try:
    for item in groups([TypeError("t"), KeyError("k")]):
        print(item)
except ExceptionGroup as rest:
    print(rest.exceptions)
