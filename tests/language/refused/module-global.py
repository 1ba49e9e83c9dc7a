# title: A lock among the globals of a module
# tags: refused, thread, module
# %% work.py
import threading

guard = threading.Lock()


def work():
    with guard:
        return 1


# %% main
from work import work

# %% error
# work.__globals__['guard']
# lock
