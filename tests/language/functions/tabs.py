# title: Indented by tabs
# tags: function, layout
# %% main
def outer(x):
	if x:
		def inner(y):
			# tabs here, too
			return [x,
	y]
		return inner
	return None

inner = outer(1)

# %% restored
assert inner(2) == [1, 2]
assert outer(0) is None
