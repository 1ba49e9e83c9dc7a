# title: An object whose __reduce__ raises
# tags: refused, pickle
# %% main
class Stubborn:
    def __reduce__(self):
        raise RuntimeError("not today")


box = {"thing": [Stubborn()]}

# %% error
# box['thing'][0]
# Stubborn
# not today
