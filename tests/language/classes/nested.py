# title: Classes within classes
# tags: class, name
# %% main
class Outer:
    class Inner:
        class Deep:
            def me(self):
                return type(self).__qualname__

        def outer(self):
            return Outer

    default = Inner()


deep = Outer.Inner.Deep()

# %% restored
assert deep.me() == "Outer.Inner.Deep"
assert type(deep) is Outer.Inner.Deep
assert Outer.default.outer() is Outer
assert Outer.Inner.outer.__qualname__ == "Outer.Inner.outer"
