# yield in for loops over lists, dicts, ranges, strings, with else, break and continue.
def loop(stop):
    for i in [1, 2]:
        yield i
    for k in {"a": 1, "b": 2}:
        yield k
    for i, (a, *b) in enumerate(["xyz", "pq"]):
        yield i, a, b
    for i in range(3):
        if i == stop:
            break
        if i == 1:
            continue
        yield "range", i
    else:
        yield "else"
    yield i
    for c in "":
        yield "never"
    else:
        yield "empty"


print(list(loop(2)))
print(list(loop(5)))
