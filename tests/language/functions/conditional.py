# title: Definitions under a condition
# tags: function, name
# %% main
import contextlib
import sys

if sys.version_info > (4,):

    def which():
        return "then"

elif sys:

    def which():
        return "elif"

else:

    def which():
        return "else"


try:
    raise ValueError
except ValueError:

    def caught():
        return "except"


for turn in range(2):
    with contextlib.nullcontext():

        def last():
            return "with", turn


# %% restored
assert which() == "elif"
assert caught() == "except"
assert last() == ("with", 1)
