# Lambdas in the inner of two comprehensions capture variables of both.
def owner():
    rows = [[lambda: (i, j) for j in "ab"] for i in range(2)]
    flat = [lambda: (i, j) for i in range(2) for j in "ab"]
    return [[f() for f in row] for row in rows], [f() for f in flat]


print(owner())
