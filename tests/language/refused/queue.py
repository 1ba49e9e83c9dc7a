# title: A queue with its locks
# tags: refused, thread
# %% main
import queue

jobs = queue.Queue()
jobs.put(1)


def take():
    return jobs.get()


# %% error
# variables['jobs']
# lock
