# title: Lambdas in a class body
# tags: lambda, class, mangling
# %% main
class C:
    __secret = 5
    get, twice = lambda self: self.__secret, lambda self: 2 * self.__secret
    area = property(lambda self: self.get() + 1)


c = C()

# %% restored
assert c.get() == 5 and c.twice() == 10 and c.area == 6
assert C.get.__qualname__ == "C.<lambda>"
