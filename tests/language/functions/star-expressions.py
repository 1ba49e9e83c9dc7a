# title: Star expressions
# tags: function, syntax
# %% main
def spread(first, *rest, **options):
    head, *middle, tail = [first, *rest]
    table = {**options, "n": len(rest)}
    index = {(1, *rest): table}
    return head, middle, tail, index[1, *rest]


# %% restored
assert spread(1, 2, 3, a=4) == (1, [2], 3, {"a": 4, "n": 2})
