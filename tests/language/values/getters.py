# title: attrgetter, itemgetter and methodcaller
# tags: operator
# %% main
from functools import cmp_to_key, reduce
from operator import add, attrgetter, itemgetter, methodcaller

size = attrgetter("real", "imag")
pick = itemgetter(1, slice(0, 2))
call = methodcaller("split", ",", maxsplit=1)
total = [reduce, add]

# %% restored
assert size(1 + 2j) == (1, 2)
assert pick("abc") == ("b", "ab")
assert call("a,b,c") == ["a", "b,c"]
assert total[0](total[1], [1, 2, 3]) == 6 and cmp_to_key(lambda a, b: b - a)
