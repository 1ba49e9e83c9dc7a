# title: f-strings that repeat their own quotes
# tags: function, string
# python: >=3.12
# %% main
def show(names):
    return f"{", ".join(f"{name!r}" for name in names)} {
        len(names)  # a comment
    }"


# %% restored
assert show(["a", "b"]) == "'a', 'b' 2"
