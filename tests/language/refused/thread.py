# title: A thread
# tags: refused, thread
# %% main
import threading


def work():
    return 1


workers = [threading.Thread(target=work)]

# %% error
# at workers[0]
# a thread runs in one process
