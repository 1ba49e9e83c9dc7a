# Numbers made of functions only.
zero = lambda f: lambda x: x


def successor(n):
    return lambda f: lambda x: f(n(f)(x))


def add(m, n):
    return lambda f: lambda x: m(f)(n(f)(x))


def times(m, n):
    def of(f):
        def on(x):
            return m(n(f))(x)

        return on

    return of


def number(n):
    return n(lambda k: k + 1)(0)


one = successor(zero)
three = add(one, successor(one))
print(number(three), number(times(three, three)), times(three, one)(lambda s: s + "a")(""))
