# __annotations__ of nested functions, evaluated where they stand.
def owner(kind, n):
    def inner(a: kind, b: "text" = None, *c: [n], d: (lambda: n) = 1, **e: dict) -> {n: kind}:
        x: no_such_name = 1
        return x

    return inner


inner = owner(int, 5)
shown = dict(inner.__annotations__)
print(shown.pop("d")(), shown, inner(1))
