# Defaults are closures and calls of closures; they are evaluated once, where the def stands.
def owner(n):
    calls = []

    def tick(label):
        calls.append(label)
        return len(calls) + n

    def inner(f=lambda: n, g=tick, at=tick("at"), *, key=tick("key")):
        return f(), g("late"), at, key

    n = 100
    return inner(), inner(g=len), calls


print(owner(0))
