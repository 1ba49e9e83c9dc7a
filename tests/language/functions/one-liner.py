# title: Functions on one line
# tags: function, layout
# %% main
def f(x): return x + 1
def g(x): y = f(x); return y * 2
class C: m = f; n = 3; k = lambda self: self.n
if f: (h := lambda x: x - 1)


# %% restored
assert g(1) == 4
assert C().n == 3 and C().k() == 3
assert C.m is f
assert h(1) == 0
