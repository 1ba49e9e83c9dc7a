# title: get and put share the module's cache
# tags: module, namespace, sharing
# Both functions find CACHE in one namespace. Two copies of it would break the module.
# %% cache.py
CACHE = {}


def get(key):
    return CACHE.get(key)


def put(key, value):
    CACHE[key] = value


# %% main
from cache import get, put

put("x", 42)
assert get("x") == 42

# %% restored
assert get("x") == 42
put("y", 43)
assert get("y") == 43
assert get.__globals__ is put.__globals__
