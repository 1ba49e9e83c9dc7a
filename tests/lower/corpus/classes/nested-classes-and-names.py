# A class in a class in a function: names of the outer class are not seen in the inner one.
def owner(n):
    class Outer:
        a = n
        b = "outer's"

        class Inner:
            try:
                a = b
            except NameError as error:
                a = str(error)
            c = n

            def method(self):
                return n, self.a, Outer.b, Outer.Inner is type(self)

        inner = Inner().c

    return Outer.Inner().method(), Outer.inner, Outer.Inner.__qualname__


print(owner(5))
