# title: A lambda with a statement behind it
# tags: lambda, layout
# The statement is not part of the lambda, and is not run again.
# %% main
ran = []
f = lambda: 1; ran.append("once")
g = lambda: (1, 2); h = lambda: 3; ran.append("twice")

# %% restored
assert ran == ["once", "twice"]
assert (f(), g(), h()) == (1, (1, 2), 3)
