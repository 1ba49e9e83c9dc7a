# Qualified names of lambdas in comprehensions and generator expressions.
# varies: comprehensions are no functions of their own since 3.12
def owner(n):
    made = [lambda: (i, n) for i in range(1)] + list((lambda: i) for i in range(1))
    return made + [*{i: lambda: i for i in range(1)}.values()]


class C:
    made = [lambda: 0 for _ in range(1)]


for f in (*owner(1), *C.made):
    print(f.__qualname__)
