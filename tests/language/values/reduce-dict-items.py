# title: __reduce_ex__ with a state and items for a dict
# tags: pickle, class
# %% main
class Mapped(dict):
    def __reduce_ex__(self, protocol):
        items = {"k": protocol >= 2, "me": self}
        return Mapped, (), {"note": "n"}, None, iter(items.items())


mapped = Mapped(k=True)
mapped["me"], mapped.note = mapped, "n"

# %% restored
assert type(mapped) is Mapped and mapped["k"] is True
assert mapped["me"] is mapped and mapped.note == "n"
