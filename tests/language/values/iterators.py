# title: Iterators that Python can copy
# tags: iterator
# %% main
items = ["a", "b", "c"]
listed = iter(items)
next(listed)
ranged = iter(range(5))
next(ranged)
back = reversed(items)
next(back)
counted = enumerate(items, 5)
next(counted)
paired = zip(items, (1, 2, 3))
next(paired)
spent = iter([])
next(spent, None)
text, pairs, keys = iter("äb"), iter((1, 2)), iter({"k": 1})

# %% restored
assert next(listed) == "b" and list(ranged) == [1, 2, 3, 4]
items.append("d")
assert list(listed) == ["c", "d"]
assert list(back) == ["b", "a"]
assert next(counted) == (6, "b") and next(paired) == ("b", 2)
assert list(spent) == [] and list(text) == ["ä", "b"]
assert list(pairs) == [1, 2] and list(keys) == ["k"]
