# title: __class__ in a method is the class
# tags: class, super, closure
# %% main
class Base:
    def me(self):
        return __class__

    def later(self):
        return lambda: (__class__, self)


class Derived(Base):
    pass


derived = Derived()
later = derived.later()

# %% restored
assert derived.me() is Base
assert later() == (Base, derived)
assert Base.me.__closure__[0].cell_contents is Base
