# title: A global statement
# tags: function, global
# %% main
level = 1


def raise_level():
    global level, created
    level += 1
    created = level
    return level


raise_level()


def get():
    return level, created


# %% restored
assert get() == (2, 2)
assert raise_level() == 3
assert get() == (3, 3)
