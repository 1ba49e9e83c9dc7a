# title: get and put share the module's cache
# tags: module, namespace, sharing
# question: Do two functions of a module still use one cache?
# look: CACHE in the namespace that get and put share: it has what put stored before the trip.
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
