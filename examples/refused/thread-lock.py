# title: A lock cannot travel
# tags: refused, thread, instance
# A lock belongs to the threads of one process. Nothing is written, not even in part.
# %% main
import threading


class Account:
    def __init__(self):
        self.balance = 0
        self.guard = threading.Lock()

    def deposit(self, amount):
        with self.guard:
            self.balance += amount


account = Account()
account.deposit(5)

# %% error
# account.guard
