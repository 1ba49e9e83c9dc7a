# title: A thread's local storage as a keyword default
# tags: refused, thread
# %% main
import threading


def get(*, storage=threading.local()):
    return getattr(storage, "value", None)


get()

# %% error
# get.__kwdefaults__['storage']
# local
