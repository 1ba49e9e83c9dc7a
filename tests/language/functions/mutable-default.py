# title: A default that is a list keeps what was put into it
# tags: function, default, state
# %% main
log = []


def remember(item, seen=log):
    seen.append(item)
    return seen


remember("before")

# %% restored
assert remember("after") == ["before", "after"]
assert remember.__defaults__[0] is log
assert log == ["before", "after"]
