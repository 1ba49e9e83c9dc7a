# title: Two classes of one name
# tags: class, name
# %% main
class C:
    def version(self):
        return 1


old = C()


class C(C):
    def version(self):
        return [super().version(), 2]


new = C()

# %% restored
assert old.version() == 1 and new.version() == [1, 2]
assert isinstance(new, type(old)) and type(old) is not C
