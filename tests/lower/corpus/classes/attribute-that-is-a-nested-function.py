# Nested functions become methods when they are put on a class.
def owner(n):
    def method(self, x):
        return self.name, x, n

    class Local:
        name = "local"
        also = method
        static = staticmethod(method)

    Local.later = method
    one = Local()
    one.plain = method
    return one, method


one, method = owner(5)
print(one.also(1), one.later(2), one.plain(one, 3), one.static(one, 4))
print(one.also.__func__ is method, one.also.__self__ is one, one.plain is method)
print(one.also.__name__, one.later.__qualname__)
