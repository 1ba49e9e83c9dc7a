# Lambdas as arguments, elements, values, conditions, subscripts and operands, all capturing.
def make(n):
    items = [lambda: n, (lambda x: x + n), *[lambda: n * 2]]
    table = {"key": lambda k=n: k, n: lambda: table}
    chosen = (lambda: "yes") if n > 1 else (lambda: f"no {n}")
    both = (lambda: 0) and (lambda: n)
    index = {1: "one", 2: "two"}[(lambda: n)()]
    total = (lambda: n)() + (lambda: n)() * -(lambda: n)()
    return (
        items[0](),
        items[1](10),
        items[2](),
        table["key"](),
        table[n]() is table,
        chosen(),
        both(),
        index,
        total,
        max([1, 2, 3], key=lambda x: -x * n),
    )


print(make(1))
print(make(2))
