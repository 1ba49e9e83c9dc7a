# A method whose inner function uses parameters with defaults.
class A:
    def f(self, x, y=3, s="test"):
        def inner():
            return x + y

        return inner(), s


a = A()
print(a.f(2), a.f(s="123", x=-2), A.f(a, 1, 1, 1))
