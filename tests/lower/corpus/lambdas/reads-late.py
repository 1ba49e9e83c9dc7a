# A lambda sees what its variable is when it is called.
def make():
    n = 1
    get = lambda: n
    before = get()
    n = 2
    return before, get(), [n := 3, get()], (n, get())


print(make())
