# A variable that one run of a generator has bound is unbound in the next.
def gen(flag):
    if flag:
        y = -113.0
    yield 1.0
    yield y


print(list(gen(True)))
for _ in range(2):
    g = gen(False)
    print(next(g))
    try:
        next(g)
    except UnboundLocalError as error:
        print(error)
