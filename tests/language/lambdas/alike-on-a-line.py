# title: Lambdas on a line that differ in little
# tags: lambda
# %% main
a, b, c, d = lambda: 1, lambda: 1.0, lambda: True, lambda: 1
n, m = lambda: -0.0, lambda: 0.0

# %% restored
assert [type(f()) for f in (a, b, c, d)] == [int, float, bool, int]
assert a is not d
assert (str(n()), str(m())) == ("-0.0", "0.0")
