# title: Lambdas in conditional expressions
# tags: lambda
# %% main
flag = True
f = lambda: "then" if flag else "else"
g = (lambda: "g1") if flag else (lambda: "g2")
h = None or (lambda: "h")

# %% restored
assert (f(), g(), h()) == ("then", "g1", "h")
