# Lambdas in a comprehension share its variable, and leave it when it ends.
def owner(n):
    made = [lambda: (i, n) for i in range(3)]
    kept = {i: lambda i=i: (i, n) for i in range(3)}
    n = "late"
    return [f() for f in made], [f() for f in kept.values()]


print(owner("early"))
