# The name of an except clause is a global: it is deleted at the end of the clause, yields in it or not.
def plain():
    global caught
    try:
        1 / 0
    except ZeroDivisionError as caught:
        yield "plain", repr(caught)
    yield "caught" in globals()


def nested():
    global caught
    try:
        1 / 0
    except ZeroDivisionError as caught:
        try:
            yield "nested", repr(caught)
        finally:
            yield "finally"
    yield "caught" in globals()


def thrown():
    global caught
    try:
        1 / 0
    except ZeroDivisionError as caught:
        try:
            yield "thrown", repr(caught)
        except KeyError as caught:
            yield repr(caught)
    yield "caught" in globals()


print(list(plain()))
print(list(nested()))
g = thrown()
print(next(g), g.throw(KeyError("k")), list(g))
