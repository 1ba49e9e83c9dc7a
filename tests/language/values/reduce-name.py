# title: __reduce__ that gives the name of a global
# tags: pickle, class, identity
# %% main
class Named:
    def __reduce__(self):
        return "THE_ONE"


THE_ONE = Named()
ones = [THE_ONE, THE_ONE]

# %% restored
assert ones[0] is ones[1] is THE_ONE and type(THE_ONE) is Named
