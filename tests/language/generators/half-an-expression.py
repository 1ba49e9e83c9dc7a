# title: A generator that has stopped in the middle of a call
# tags: generator, suspended
# %% main
def ask(answers):
    answers.append((yield "first?"))
    return max(len(answers), 2 * (yield "second?"), 3)


answers = []
g = ask(answers)
next(g)

# %% restored
assert g.send("yes") == "second?"
assert answers == ["yes"]
try:
    g.send(5)
except StopIteration as end:
    assert end.value == 10
