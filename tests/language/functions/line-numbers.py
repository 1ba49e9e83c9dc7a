# title: Line numbers of nested code
# tags: function, traceback
# %% main
def make():
    def deep():
        def deeper():
            return [lambda: 1]

        return deeper

    return deep


deep = make()

# %% restored
assert make.__code__.co_firstlineno == 1
assert deep.__code__.co_firstlineno == 2
assert deep().__code__.co_firstlineno == 3
assert deep()()[0].__code__.co_firstlineno == 4
