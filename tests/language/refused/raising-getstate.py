# title: An object whose __getstate__ raises
# tags: refused, pickle
# %% main
class Secret:
    def __init__(self):
        self.key = "k"

    def __getstate__(self):
        raise TypeError("a secret stays here")


secrets = (1, Secret())

# %% error
# secrets[1]
# Secret
# a secret stays here
