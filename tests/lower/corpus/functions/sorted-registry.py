# Functions register themselves by decorator in a captured dict.
def registry():
    known = {}

    def register(name=None, /, **options):
        def add(f):
            known[name or f.__name__] = f, options
            return f

        return add if not callable(name) else register()(name)

    def call(name, *args):
        f, options = known[name]
        return f(*args), options

    return register, call, known


register, call, known = registry()


@register("plus", symbol="+")
def add(a, b):
    return a + b


@register()
def negate(a):
    return -a


print(call("plus", 1, 2), call("negate", 3), sorted(known))
