# Comprehensions in defaults, decorators and annotations' place, with captured variables.
def owner(n):
    def inner(a=[i * n for i in range(3)], *, b={i: n for i in "ab"}):
        return a, b, [x for x in a if x in b.values()]

    @(lambda marks: lambda f: (f, marks))([n for _ in range(2)])
    def decorated():
        return [n for n in range(2)]

    return inner(), decorated[0](), decorated[1]


print(owner(2))
