# title: Lambdas in the defaults of lambdas
# tags: lambda, default
# %% main
f = lambda x, g=lambda y, h=lambda z: z + 1: h(y) * 2: g(x)

# %% restored
assert f(1) == 4
assert f.__defaults__[0].__defaults__[0](1) == 2
