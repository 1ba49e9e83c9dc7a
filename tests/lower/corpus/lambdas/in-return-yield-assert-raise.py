# Lambdas in statements that take an expression.
def check(n):
    assert (lambda: n > 0)(), (lambda: f"{n} is not positive")()
    if (lambda: n == 1)():
        raise ValueError((lambda: n)())
    while (lambda: n > 5)():
        n -= 1
    for k in (lambda: range(n))():
        del [k][(lambda: 0)()]
    with (lambda: memoryview(b"abc"))() as view:
        n += len(view)
    return (lambda: n)()


print(check(9))
for n in (0, 1):
    try:
        check(n)
    except (AssertionError, ValueError) as error:
        print(repr(error))
