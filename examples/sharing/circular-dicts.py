# title: Two dictionaries point at each other
# tags: identity, cycle, dict
# question: Can data that points at itself be rebuilt, without any function?
# look: Both dictionaries are created empty, and filled only when both exist.
# %% main
a = {"name": "a"}
b = {"name": "b", "ref": a}
a["ref"] = b

loop = []
loop.append((loop, "a tuple inside the list that holds it"))

# %% restored
assert a["ref"] is b
assert b["ref"] is a
assert a["ref"]["ref"] is a
assert a["name"] == "a" and b["name"] == "b"
assert type(loop[0]) is tuple and loop[0][0] is loop
