# title: A list in itself
# tags: list, cycle
# %% main
items = [1]
items.append(items)
other = [items, items]
items.append(other)

# %% restored
assert items[1] is items and items[2] is other
assert other[0] is items is other[1] and len(items) == 3
