# title: A reentrant lock
# tags: refused, thread
# %% main
import threading


class Account:
    __slots__ = ("guard",)


account = Account()
account.guard = threading.RLock()

# %% error
# account.guard
# RLock
