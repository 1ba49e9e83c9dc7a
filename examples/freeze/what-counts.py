# title: What counts of a function
# tags: freeze, digest, difference
# question: When are two functions the same?
# look: The tab Freeze: compare total with dressed, then with dearer. It says where the two part.
# Comments, layout, docstrings, its name and the names of locals do not count; what it does and
# what it holds does.
# %% main
def total(prices, tax=0.2):
    result = 0
    for price in prices:
        result += price * (1 + tax)
    return result


def dressed(prices, tax=0.2):
    """What all of it costs."""
    everything = 0  # so far
    for one in prices:
        everything += one * (1 + tax)

    return everything


def dearer(prices, tax=0.25):
    result = 0
    for price in prices:
        result += price * (1 + tax)
    return result


one, two = [total], [total]
both, apart = [one, one], [one, two]  # only the mode Identity tells these apart

# %% restored
import reknot

assert reknot.freeze(total) == reknot.freeze(dressed) != reknot.freeze(dearer)
assert str(reknot.why_different(total, dearer)) == ".__defaults__[0]: 0.2 ≠ 0.25"
assert reknot.freeze(both) == reknot.freeze(apart)
assert reknot.freeze(both, "identity") != reknot.freeze(apart, "identity")
