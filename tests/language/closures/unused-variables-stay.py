# title: What a closure does not use stays behind
# tags: closure
# The open stream is a local of the maker, but in no cell.
# %% main
import io
import os


def make():
    stream = open(os.devnull)
    text = io.StringIO("a")
    name = "b"
    stream.close()
    return lambda: name


get = make()

# %% restored
assert get() == "b"
assert get.__code__.co_freevars == ("name",)
