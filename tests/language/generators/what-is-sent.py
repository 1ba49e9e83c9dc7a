# title: A generator that waits for what is sent to it
# tags: generator, suspended
# %% main
def collect():
    received = []
    while True:
        got = yield len(received)
        if got is None:
            return received
        received.append(got)


g = collect()
next(g)
g.send("a")

# %% restored
assert g.send("b") == 2
try:
    next(g)
except StopIteration as end:
    assert end.value == ["a", "b"]
