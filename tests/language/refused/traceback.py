# title: A traceback
# tags: refused, traceback
# %% main
def fail():
    raise ValueError("no")


try:
    fail()
except ValueError as error:
    kept = [error.__traceback__]

# %% error
# kept[0]
# traceback
