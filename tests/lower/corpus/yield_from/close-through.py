# close reaches the innermost generator first.
def inner(name, ignore=False):
    try:
        yield name
    except GeneratorExit:
        print("exit in", name)
        if ignore:
            yield "ignored"
        raise
    finally:
        print("finally in", name)


def middle(ignore):
    try:
        yield from inner("inner", ignore)
    finally:
        print("finally in middle")


def outer(ignore=False):
    with memoryview(b"abc") as view:
        yield len(view)
        yield from middle(ignore)
        yield "never"


g = outer()
print(next(g), next(g), g.close(), next(g, "finished"))
g = outer(True)
next(g), next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
