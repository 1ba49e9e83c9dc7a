# title: All refusals of a capture are reported together
# tags: refused
# %% main
import threading


def count():
    try:
        yield 1
    finally:
        yield 2


class Job:
    def __init__(self):
        self.guard = threading.Lock()
        self.steps = [count()]


job = Job()
next(job.steps[0]), next(job.steps[0])
log = open("log.txt", "w")

# %% error
# job.guard
# job.steps[0]
# log
