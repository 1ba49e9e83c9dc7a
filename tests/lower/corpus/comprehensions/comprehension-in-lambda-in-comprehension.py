# Comprehensions and lambdas inside each other, four deep.
def owner(n):
    return [
        (lambda a: [(lambda b: [(a, b, c, n) for c in range(b)])(b) for b in range(a)])(a)
        for a in range(n)
    ]


print(owner(3))
