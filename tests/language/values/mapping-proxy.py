# title: Mapping proxies and simple namespaces
# tags: types
# %% main
from types import MappingProxyType, SimpleNamespace

table = {"a": 1}
view = MappingProxyType(table)
space = SimpleNamespace(x=1, view=view)
space.me = space


def show():
    return space.view["a"]


# %% restored
assert show() == 1 and type(view) is MappingProxyType
table["a"] = 2
assert view["a"] == 2 and show() == 2
assert space.me is space and space.x == 1
try:
    view["a"] = 3
except TypeError:
    pass
else:
    raise AssertionError("the proxy was written")
