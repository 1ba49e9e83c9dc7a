# title: One function under several names
# tags: function, identity
# %% main
def f():
    return "f"


g = f
table = {"f": f, "g": [g]}

# %% restored
assert f is g is table["f"] is table["g"][0]
assert g.__name__ == "f"
