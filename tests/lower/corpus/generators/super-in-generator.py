# super() and __class__ in generator methods, before and after a yield.
class Base:
    def items(self):
        yield "base"

    def value(self):
        return 2


class Derived(Base):
    def items(self):
        yield super().value()
        yield from super().items()
        yield __class__.__name__
        yield [super(Derived, self).value() for _ in range(2)]

    def later(self):
        x = super().value()
        while True:
            yield x


print(list(Derived().items()))
g = Derived().later()
print(next(g), next(g))
