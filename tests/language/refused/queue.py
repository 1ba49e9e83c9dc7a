# title: A queue with its locks
# tags: refused, thread
# %% main
import queue

jobs = queue.Queue()
jobs.put(1)


def take():
    return jobs.get()


# %% error
# queue.Queue <queue.Queue object> at jobs
# it is shared by the threads of one process
