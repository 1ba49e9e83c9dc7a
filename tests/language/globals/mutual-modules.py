# title: Two modules that import each other
# tags: global, module, cycle
# %% ping.py
import pong


def ping(n):
    return ["ping", *pong.pong(n - 1)] if n else []


# %% pong.py
import ping


def pong(n):
    return ["pong", *ping.ping(n - 1)] if n else []


# %% main
from ping import ping

# %% restored
assert ping(3) == ["ping", "pong", "ping"]
