# Lambdas called with starred arguments that capture.
def call(items, table):
    f = lambda *a, **k: (a, sorted(k.items()), len(items))
    items = [*items, "more"]
    return f(*items, *map(lambda i: i * 2, items), **table, **{"x": (lambda: items)()})


print(call(["a"], {"b": 1}))
