# title: A function that is its own default
# tags: recursion, defaults, attributes
# question: What if a function is one of its own defaults?
# look: The function is created first; only then do the steps set its defaults and attributes, which hold it.
# The knot is not in a name or a cell: the function hangs in its own defaults and attributes.
# %% main
def countdown(n, again=None):
    return [n] if n == 0 else [n, *again(n - 1)]


countdown.__defaults__ = (countdown,)
countdown.inverse = {"of": countdown}
assert countdown(2) == [2, 1, 0]

# %% restored
assert countdown(3) == [3, 2, 1, 0]
assert countdown.__defaults__ == (countdown,)
assert countdown.inverse["of"] is countdown
