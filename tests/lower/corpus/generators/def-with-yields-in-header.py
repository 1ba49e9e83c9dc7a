# yields in defaults and decorators of a function that a generator defines.
def makes():
    @(yield "decorator")
    def inner(a=(yield "default"), *, b=(yield "keyword")):
        return a, b, c

    c = yield inner()if False else "body"
    yield inner()
    f = lambda x=(yield "lambda default"): (x, c)
    yield f()


g = makes()
print(next(g), g.send(lambda f: lambda: ["wrapped", f()]), g.send("a"), g.send("b"))
print(g.send("c"), next(g), g.send("x"))
