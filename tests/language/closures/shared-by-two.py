# title: One cell shared by two functions
# tags: closure, nonlocal, sharing
# %% main
def make():
    n = 0

    def increment():
        nonlocal n
        n += 1

    def get():
        return n

    return increment, get


increment, get = make()
increment()

# %% restored
increment()
assert get() == 2
assert increment.__closure__[0] is get.__closure__[0]
