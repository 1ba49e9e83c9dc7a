# title: Lambdas made by comprehensions
# tags: lambda, comprehension, closure
# %% main
late = [lambda: i for i in range(3)]
early = {i: lambda i=i: i for i in range(3)}
both = [(lambda: x, lambda: -x) for x in (1, 2)]

# %% restored
assert [f() for f in late] == [2, 2, 2]
assert [f() for f in early.values()] == [0, 1, 2]
assert [(f(), g()) for f, g in both] == [(2, -2), (2, -2)]
assert late[0].__closure__[0] is late[2].__closure__[0]
