# title: A decorator that registers and returns the same function
# tags: decorator, closure
# The decorator is a local that does not exist any more, and is not called again.
# %% main
registry = {}


def make(prefix):
    def register(f):
        registry[prefix + f.__name__] = f
        return f

    @register
    def run(x):
        return prefix, x

    return run


run = make("a.")
del make

# %% restored
assert run(1) == ("a.", 1)
assert list(registry) == ["a.run"]
assert registry["a.run"] is run
