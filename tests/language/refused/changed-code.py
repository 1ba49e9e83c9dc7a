# title: Code that is not what its source says
# tags: refused, source
# %% main
def greet():
    return "hello"


constants = tuple("bye" if c == "hello" else c for c in greet.__code__.co_consts)
greet.__code__ = greet.__code__.replace(co_consts=constants)
assert greet() == "bye"

# %% error
# greet
# greet
