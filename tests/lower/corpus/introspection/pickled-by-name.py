# Functions of the module are pickled by name, nested ones are refused.
import pickle


def top(n):
    def inner():
        return n

    return inner


def lazily():
    yield 1


for f in (top, lazily):
    print(pickle.loads(pickle.dumps(f)) is f)
for f in (top(1), lambda: 0):
    try:
        pickle.dumps(f)
    except (pickle.PicklingError, AttributeError):
        print("refused")
