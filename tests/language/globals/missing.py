# title: A global that is not there raises the same error
# tags: global, error
# %% main
def use():
    return never_defined


# %% restored
try:
    use()
except NameError as error:
    assert error.name == "never_defined"
    assert str(error).startswith("name 'never_defined' is not defined")
else:
    raise AssertionError("the name was found")
never_defined = use.__globals__["never_defined"] = 5
assert use() == 5
