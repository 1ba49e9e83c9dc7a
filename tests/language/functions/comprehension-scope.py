# title: The scope of a comprehension within a class body
# tags: function, comprehension, class
# %% main
x = "global"


class C:
    x = "class"
    outer = [x for _ in range(1)]
    iterated = [c for c in x]
    getters = [lambda: x, lambda i=x: i]


def keep():
    x = "local"
    return [(lambda: x) for x in "ab"], lambda: x


inner, outer = keep()

# %% restored
assert C.outer == ["global"] and C.iterated == list("class")
assert [get() for get in C.getters] == ["global", "class"]
assert [get() for get in inner] == ["b", "b"]
assert outer() == "local"
