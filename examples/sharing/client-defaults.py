# title: An attribute is the module's own dictionary
# tags: module, identity, instance
# client.config and DEFAULTS are one object. After the trip an update through one must
# still be seen through the other.
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
