# close and throw call the methods of an iterator that has them, and do without them otherwise.
class Source:
    def __init__(self, log, *has):
        self.log, self.has = log, has

    def __iter__(self):
        self.log.append("iter")
        return self

    def __next__(self):
        self.log.append("next")
        return len(self.log)

    def __getattr__(self, name):
        if name not in self.has:
            raise AttributeError(name)

        def method(*args):
            self.log.append((name, args[0] if isinstance(args and args[0], (int, str)) else len(args)))
            if name == "throw":
                raise StopIteration("from throw")
            return name

        return method


def outer(source):
    try:
        result = yield from source
        yield "result", result
    except KeyError as error:
        yield repr(error)


for has in ((), ("send",), ("throw", "close"), ("close",)):
    log = []
    g = outer(Source(log, *has))
    next(g)
    try:
        print(g.send("value"))
    except AttributeError as error:
        print("no send", g.close())
        log.append("anew")
        g = outer(Source(log, *has))
        next(g)
    if "close" in has:
        print(g.close(), log)
        g = outer(Source(log, *has))
        next(g)
    print(g.throw(KeyError("k")), log)
