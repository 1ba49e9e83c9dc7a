# Variables keep their values across yields, and unbound ones stay unbound.
def lives(n):
    try:
        yield later
    except UnboundLocalError as error:
        yield str(error)
    if n:
        later = [n]
    yield "between"
    try:
        yield later
    except UnboundLocalError as error:
        yield str(error)
    later = 1
    del later
    yield "deleted"
    try:
        later
    except UnboundLocalError as error:
        yield str(error)
    try:
        del later
    except UnboundLocalError as error:
        yield str(error)


print(list(lives(0)))
print(list(lives(5)))
