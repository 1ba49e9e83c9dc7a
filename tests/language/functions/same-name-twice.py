# title: A name defined twice, the old function still alive
# tags: function, name
# %% main
def version():
    return 1


old = version


def version():
    return 2, old()


# %% restored
assert old() == 1
assert version() == (2, 1)
assert old.__name__ == version.__name__ == "version"
