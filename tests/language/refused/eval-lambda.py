# title: A lambda of eval
# tags: refused, source, lambda
# %% main
table = {"double": eval("lambda x: 2 * x")}


def use(x):
    return table["double"](x)


use(2)

# %% error
# table['double']
# <lambda>
