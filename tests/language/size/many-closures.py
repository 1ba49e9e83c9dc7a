# title: A thousand closures of one function
# tags: size, closure
# %% main
def make(n):
    def get():
        return n

    return get


functions = [make(n) for n in range(1000)]

# %% restored
assert [f() for f in functions] == list(range(1000))
assert len({f.__code__ for f in functions}) == 1
