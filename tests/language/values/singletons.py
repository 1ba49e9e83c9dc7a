# title: Singletons and built-in objects
# tags: identity, reference
# %% main
things = [None, ..., NotImplemented, True, int, len, type, type(None), Exception]
methods = [str.upper, list.append, dict.fromkeys]
ranges = [range(3), range(10, 0, -2), slice(1, None, 2)]

# %% restored
expected = [None, ..., NotImplemented, True, int, len, type, type(None), Exception]
assert all(thing is same for thing, same in zip(things, expected, strict=True))
assert methods[0]("a") == "A" and methods[1] is list.append
assert methods[2]("a") == {"a": None}
assert list(ranges[1]) == [10, 8, 6, 4, 2] and ranges[2] == slice(1, None, 2)
