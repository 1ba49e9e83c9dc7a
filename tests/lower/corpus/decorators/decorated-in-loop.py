# Decorators applied in a loop to functions that share the loop variable.
def owner():
    made = {}

    def named(name):
        def add(f):
            made[name] = f
            return None

        return add

    for name in "ab":

        @named(name)
        def inner(x, own=name):
            return x, own, name

    print(inner)
    return [f(0) for f in made.values()]


print(owner())
