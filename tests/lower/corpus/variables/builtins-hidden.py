# Captured variables have the names of builtins, and the builtins are used elsewhere.
def owner(list, int=3, *, print_=print):
    len = lambda x: "own len"
    str = "text"

    def inner():
        nonlocal int
        int += 1
        range = [1, 2]
        print_(list, int, len(range), str, sum(range))
        return max(range)

    return inner()


print(owner("list"), len([1, 2]), list((1,)), int("7"))
