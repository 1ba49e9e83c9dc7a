# title: A module file that was changed after its import
# tags: refused, source
# %% helper.py
def answer():
    return "before"


# %% main
import linecache

import helper

with open(helper.__file__, "w") as file:
    file.write("def answer():\n    return 'after, and longer'\n")
linecache.clearcache()
answer = helper.answer
del helper, file

# %% error
# answer
# answer
