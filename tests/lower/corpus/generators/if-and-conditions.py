# yield in the conditions and branches of if statements.
def branches(n):
    if (yield "first"):
        x = yield "then"
    elif (yield "second") == n:
        x = yield "elif"
    elif n:
        x = "not asked"
        yield "third"
    else:
        x = yield "else"
    return x


def drive(g, *sent):
    got = [next(g)]
    try:
        for value in sent:
            got.append(g.send(value))
    except StopIteration as end:
        return got, end.value
    return got, "not done"


print(drive(branches(1), True, "x"))
print(drive(branches(1), False, 1, "y"))
print(drive(branches(1), False, 2, "z"))
print(drive(branches(0), False, 2, "w"))
