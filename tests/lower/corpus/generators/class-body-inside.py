# A class statement in a generator, with yields in its bases and decorators, and methods that capture.
def makes(n):
    @(yield "decorator")
    class Local((yield "base"), metaclass=(yield "metaclass")):
        value = n

        def method(self):
            return n, Local.value

        def lazily(self):
            yield n
            yield self.value

    n += 1
    yield Local
    n += 1
    yield "end"


g = makes(1)
print(next(g), g.send(lambda cls: cls), g.send(dict))
Local = g.send(type)
print(Local().method(), list(Local().lazily()), Local.__mro__[1])
print(next(g), Local().method(), Local.__qualname__)
