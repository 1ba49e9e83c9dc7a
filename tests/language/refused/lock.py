# title: A lock
# tags: refused, thread
# %% main
import threading

guards = {"a": [threading.Lock()]}


def use():
    with guards["a"][0]:
        return 1


# %% error
# guards['a'][0]
# lock
