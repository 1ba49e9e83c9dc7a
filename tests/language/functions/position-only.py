# title: Position-only parameters
# tags: function, parameters
# %% main
def power(base, exponent=2, /, *, modulus=None):
    return pow(base, exponent, modulus)


def keep(name, /, **rest):
    return name, rest


# %% restored
assert power(3) == 9
assert power(3, 3, modulus=5) == 2
assert keep("a", name="b") == ("a", {"name": "b"})
try:
    power(base=3)
except TypeError as error:
    assert "positional" in str(error)
else:
    raise AssertionError("base was taken by keyword")
