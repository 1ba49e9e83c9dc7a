# title: 500 functions, each in the next one's default
# tags: size, function, default
# %% main
def f0(n): return n
def f1(n): return f0(n) + 1
def f2(n): return f1(n) + 1


chain = [f0, f1, f2]
for _ in range(497):
    chain.append(lambda n, below=chain[-1]: below(n) + 1)

# %% restored
assert chain[400](0) == 400
assert chain[2] is f2 and chain[3].__defaults__[0] is f2
