# Wrong calls of methods of a local class.
def make(n):
    class Local:
        def method(self, a):
            return a, n

        @staticmethod
        def static(a):
            return a, n

        @classmethod
        def of_class(cls, a, b=n):
            return a, b

    return Local


Local = make(1)
for call in (
    lambda: Local().method(),
    lambda: Local.method(),
    lambda: Local().method(1, 2),
    lambda: Local.static(),
    lambda: Local.of_class(),
    lambda: Local(1),
    lambda: Local().method(1),
    lambda: Local.of_class(5),
):
    try:
        print(call())
    except TypeError as error:
        print(error)
