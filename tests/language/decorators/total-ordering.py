# title: functools.total_ordering
# tags: decorator, functools, class
# %% main
import functools


@functools.total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


versions = [Version(2), Version(1)]

# %% restored
a, b = versions
assert a > b and a >= b and b <= a and not a < b
assert [v.n for v in sorted(versions)] == [1, 2]
assert Version.__hash__ is None
