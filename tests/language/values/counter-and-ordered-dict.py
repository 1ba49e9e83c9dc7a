# title: Counter and OrderedDict
# tags: collections
# %% main
from collections import Counter, OrderedDict

counts = Counter("abca")
order = OrderedDict(b=1, a=2)
order.move_to_end("b")
order["me"] = order

# %% restored
assert counts.most_common(1) == [("a", 2)] and counts["missing"] == 0
assert type(counts) is Counter
assert list(order) == ["a", "b", "me"] and order["me"] is order
assert type(order) is OrderedDict
