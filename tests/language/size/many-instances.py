# title: A class of 50 methods with 10,000 instances
# tags: size, class
# %% main
class Wide:
    def __init__(self, n):
        self.n, self.name = n, f"w{n}"

    def m0(self): return self.n
    def m1(self): return self.n + 1
    def m2(self): return self.n + 2


for i in range(3, 50):
    setattr(Wide, f"m{i}", lambda self, i=i: self.n + i)
instances = [Wide(n) for n in range(10_000)]

# %% restored
assert len(instances) == 10_000
assert instances[5000].m49() == 5049 and instances[1].m2() == 3
assert {type(instance) for instance in instances} == {Wide}
