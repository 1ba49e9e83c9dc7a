# title: Weak dictionaries and sets
# tags: weakref, collections
# %% main
import weakref


class Key:
    pass


a, b = Key(), Key()
by_key = weakref.WeakKeyDictionary({a: "a", b: [b]})
by_name = weakref.WeakValueDictionary(a=a, b=b)
members = weakref.WeakSet([a, b])

# %% restored
assert by_key[a] == "a" and by_key[b][0] is b
assert by_name["a"] is a and len(by_name) == 2
assert a in members and len(members) == 2
new = Key()
members.add(new)
by_name["new"] = new
del new
import gc

gc.collect()
assert len(members) == 2 and "new" not in by_name
