# title: A frame
# tags: refused, frame
# %% main
import sys


def where():
    return sys._getframe()


frames = {"here": where()}

# %% error
# frames['here']
# frame
