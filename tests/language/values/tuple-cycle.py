# title: A tuple in a cycle
# tags: tuple, cycle
# %% main
inner = []
outer = (inner, "b")
inner.append(outer)
deep = ({"k": inner},)
inner.append(deep)

# %% restored
assert outer[0] is inner and inner[0] is outer
assert deep[0]["k"] is inner and inner[1] is deep
