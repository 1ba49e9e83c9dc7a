# A generator into which something was thrown before it began is finished.
def never():
    try:
        print("not reached")
        yield 1
    finally:
        print("not reached either")


g = never()
try:
    g.throw(ValueError("early"))
except ValueError as error:
    print(error, error.__context__)
print(list(g), g.close(), next(g, "none"))
g = never()
print(g.close(), list(g))
try:
    g.throw(KeyError("late"))
except KeyError as error:
    print(repr(error))
