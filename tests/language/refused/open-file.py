# title: An open file
# tags: refused, file
# %% main
class Job:
    def __init__(self, steps):
        self.steps = steps


job = Job([1, 2, open("steps.txt", "w")])

# %% error
# job.steps[2]
# TextIOWrapper
