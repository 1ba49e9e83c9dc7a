# title: Defaults with overrides
# tags: class, module, practice
# question: What does a method need that is neither in it nor in its class?
# look: The namespace of config in the graph: the methods read DEFAULTS there, so it travels with them.
# %% config.py
DEFAULTS = {"timeout": 30}


class Client:
    def __init__(self, **overrides):
        self.config = {**DEFAULTS, **overrides}

    def get_timeout(self):
        return self.config["timeout"]


# %% main
from config import Client

# %% restored
c1 = Client()
c2 = Client(timeout=60)
assert c1.get_timeout() == 30
assert c2.get_timeout() == 60
Client.__init__.__globals__["DEFAULTS"]["timeout"] = 5
assert Client().get_timeout() == 5
