# title: Two functions count in one STATE
# tags: module, namespace, state
# question: Does a variable travel that main never names?
# look: The namespace of mymodule in the graph: it has STATE, because increment and get_count read it.
# %% mymodule.py
STATE = {"count": 0}


def increment():
    STATE["count"] += 1


def get_count():
    return STATE["count"]


# %% main
from mymodule import get_count, increment

increment()
assert get_count() == 1

# %% restored
assert get_count() == 1
increment()
increment()
assert get_count() == 3
assert set(increment.__globals__["STATE"]) == {"count"}
