# StopIteration in a generator expression becomes RuntimeError, as in generators.
def owner():
    empty = iter([])
    lazy = (next(empty) for _ in range(2))
    try:
        next(lazy)
    except RuntimeError as error:
        print(error, "|", type(error.__cause__).__name__)
    print(list(lazy))


owner()
print(list(map(lambda x: x, (i for i in ()))))
