# title: A definition in a line of several statements
# tags: function, layout
# %% main
ran = []
if True: ran.append("a"); f = lambda: "f"; ran.append("b")
def g(): ran.append("g"); return "g"
g(); g2 = g; ran.append("c")

# %% restored
assert ran == ["a", "b", "g", "c"]
assert f() == "f"
assert g2() == "g" and g2 is g
assert ran == ["a", "b", "g", "c", "g"]
