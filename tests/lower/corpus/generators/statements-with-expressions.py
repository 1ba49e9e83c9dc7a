# yields in return, raise, assert, del, global statements and expression statements.
def statements(items):
    global made
    yield
    (yield), (yield 1)
    assert (yield "assert"), (yield "message")
    del items[(yield "del")], items[0]
    made = yield "global"
    try:
        raise (yield "raise") from (yield "cause")
    except ValueError as error:
        yield repr(error), repr(error.__cause__)
    yield (yield (yield "deep"))
    return (yield "return")


items = ["a", "b", "c"]
g = statements(items)
got = [next(g)]
try:
    sent = (0, 1, 2, True, 1, "m", ValueError("v"), KeyError("k"), None, "s1", "s2", "s3", "r")
    for value in sent:
        got.append(g.send(value))
except StopIteration as end:
    print(end.value)
print(got, items, made)
g = statements([])
[next(g) for _ in range(4)]
print(g.send(False))
try:
    g.send("the message")
except AssertionError as error:
    print(repr(error))
