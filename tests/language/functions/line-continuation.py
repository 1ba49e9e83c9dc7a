# title: Lines continued by a backslash
# tags: function, layout
# %% main
def make():
    def total(a, \
              b=1):
        return a + \
b

    value = "one\
 line"
    g = lambda: \
        value
    return total, g


total, g = make()

# %% restored
assert total(1) == 2
assert g() == "one line"
