# Comprehensions in a class body between functions do not see the class's variables, but their first iterable does.
def owner(n):
    x = "function's"

    class Local:
        x = "class's"
        items = [1, 2]
        seen = [(i, n, x) for i in items]
        pairs = {i: (lambda: (i, x)) for i in items}
        made = [f() for f in pairs.values()]
        late = list((n, x) for _ in items)

    return Local


Local = owner("n")
print(Local.seen, Local.made, Local.late)
print(sorted(name for name in vars(Local) if not name.startswith("__")))
