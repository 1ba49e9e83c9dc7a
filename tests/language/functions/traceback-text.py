# title: A traceback shows file, line and text
# tags: function, traceback
# %% main
def outer(x):
    def inner(y):
        return x / y  # this line

    return inner


divide = outer(1)

# %% restored
import traceback

try:
    divide(0)
except ZeroDivisionError as error:
    frame = traceback.extract_tb(error.__traceback__)[-1]
assert frame.name == "inner"
assert frame.line == "return x / y  # this line"
assert frame.filename.endswith("main.py")
assert frame.lineno == 3
