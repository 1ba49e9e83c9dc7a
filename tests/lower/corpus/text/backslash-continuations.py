# Statements continued by backslashes.
def owner(a, \
          b=1):
    total = a + \
        b
    def inner \
            (c): \
        return total \
            + c

    assert total == 3, \
        "not three"
    with memoryview(b"x") as one, \
            memoryview(b"yz") as two:
        sizes = lambda: len(one) \
            if False else 5
    if a and \
            b: return inner(1), \
        sizes()


print(owner(1, 2), \
    "end")
