# title: Names that are not ASCII
# tags: function, unicode
# The second name is written with a ligature; Python knows it by its normal form.
# %% main
def größe(λ, ñ=1):
    return λ + ñ


def ﬁnd():
    return größe(2)


変数 = größe

# %% restored
assert größe(1, ñ=2) == 3
assert find() == 3
assert find.__name__ == "find"
assert 変数 is größe
