# title: A global that functions make and take away
# tags: global
# %% main
def put(value):
    global slot
    slot = value


def take():
    global slot
    value = slot
    del slot
    return value


put(1)
take()

# %% restored
put(2)
assert take() == 2
try:
    take()
except NameError as error:
    assert error.name == "slot"
else:
    raise AssertionError("it was still there")
