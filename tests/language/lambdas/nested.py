# title: Lambdas within lambdas
# tags: lambda, closure
# %% main
curried = lambda a: lambda b: lambda c: (a, b, c)
innermost = (lambda: (lambda: (lambda: "deep")))()()
middle = curried(1)

# %% restored
assert curried(1)(2)(3) == (1, 2, 3)
assert innermost() == "deep"
assert middle("b")("c") == (1, "b", "c")
