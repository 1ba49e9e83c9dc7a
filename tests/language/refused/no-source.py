# title: A function without source
# tags: refused, source
# %% main
space = {}
exec("def made():\n    return 1", space)


class Holder:
    pass


holder = Holder()
holder.call = space["made"]
del space

# %% error
# holder.call
# made
