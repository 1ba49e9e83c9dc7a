# __closure__, co_freevars and inspect.getclosurevars tell what is captured.
import inspect


def owner(a, b):
    def inner():
        return b, a, len

    return inner


inner = owner(1, 2)
print([cell.cell_contents for cell in inner.__closure__], inner.__code__.co_freevars)
print(inspect.getclosurevars(inner).nonlocals, owner.__closure__)
inner.__closure__[0].cell_contents = "changed"
print(inner()[:2])
