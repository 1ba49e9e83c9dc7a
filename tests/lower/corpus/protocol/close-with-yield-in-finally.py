# A yield in a finally clause makes close fail.
def opened():
    try:
        yield 1
    finally:
        yield "in finally"
        print("cleaned")


g = opened()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
try:
    next(g)
except GeneratorExit as error:
    print(repr(error), next(g, "end"))
g = opened()
print(next(g), g.throw(KeyError("k")))
try:
    next(g)
except KeyError as error:
    print(repr(error))
