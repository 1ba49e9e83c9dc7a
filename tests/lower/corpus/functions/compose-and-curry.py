# Higher-order functions: composition, currying, memoizing by hand.
def compose(*functions):
    def composed(x):
        for f in reversed(functions):
            x = f(x)
        return x

    return composed


def curry(f, count):
    def step(*have):
        def more(*extra):
            all_of_them = have + extra
            return f(*all_of_them) if len(all_of_them) >= count else step(*all_of_them)

        return more

    return step()


def memoize(f):
    known = {}

    def known_or_new(*args):
        if args not in known:
            known[args] = f(*args)
        return known[args]

    known_or_new.known = known
    return known_or_new


fib = memoize(lambda n: n if n < 2 else fib(n - 1) + fib(n - 2))
print(compose(lambda x: x + 1, lambda x: x * 2)(5), curry(lambda a, b, c: (a, b, c), 3)(1)(2)(3))
print(fib(25), len(fib.known), compose()(1))
