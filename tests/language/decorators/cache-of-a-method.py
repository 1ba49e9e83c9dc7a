# title: functools.cache on a method and on a closure
# tags: decorator, functools
# %% main
from functools import cache


class Table:
    @cache
    def cell(self, x):
        return [x]


def make(base):
    @cache
    def add(x):
        return [base + x]

    return add


table, add = Table(), make(10)

# %% restored
assert table.cell(1) == [1] and table.cell(1) is table.cell(1)
assert add(1) == [11] and add(1) is add(1)
add.cache_clear()
assert add.cache_info().currsize == 0 and add.cache_info().maxsize is None
