# title: A lock cannot travel
# tags: refused, thread, instance
# question: Is half of an object sent when one part of it cannot be?
# look: The verdict: it names account.guard. Nothing is written, not even in part.
# A lock belongs to the threads of one process.
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
