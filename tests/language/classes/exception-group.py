# title: Exception groups
# tags: exception
# %% main
class Many(ExceptionGroup):
    def derive(self, excs):
        return Many(self.message, excs)


inner = ValueError("v")
group = ExceptionGroup("g", [inner, Many("m", [KeyError("k")])])

# %% restored
assert group.exceptions[0] is inner
assert type(group.exceptions[1]) is Many
keys, rest = group.split(KeyError)
assert type(keys.exceptions[0]) is Many and rest.exceptions == (inner,)
assert str(group) == "g (2 sub-exceptions)"
