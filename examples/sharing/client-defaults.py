# title: An attribute is the module's own dictionary
# tags: module, identity, instance
# question: Is a dictionary that is reachable in two ways still one?
# look: Two arrows lead into one dictionary: from client's attribute config, and from the module's DEFAULTS.
# %% config.py
DEFAULTS = {"timeout": 30, "retries": 3}


class Client:
    def __init__(self):
        self.config = DEFAULTS

    def update(self, key, value):
        self.config[key] = value


# %% main
from config import DEFAULTS, Client

client = Client()
assert client.config is DEFAULTS

# %% restored
assert client.config is DEFAULTS
client.update("timeout", 60)
assert DEFAULTS == {"timeout": 60, "retries": 3}
assert Client().config is DEFAULTS
