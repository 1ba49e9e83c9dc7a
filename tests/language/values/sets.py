# title: Sets of many things
# tags: set
# %% main
numbers = {1, "a", (2, frozenset({3})), None, b"c"}
frozen = frozenset(["x", "y"])
nested = {frozen, frozenset()}
large = set(range(1000))

# %% restored
assert numbers == {1, "a", (2, frozenset({3})), None, b"c"} and type(numbers) is set
assert frozen in nested and len(nested) == 2
assert any(member is frozen for member in nested)
assert large == set(range(1000))
