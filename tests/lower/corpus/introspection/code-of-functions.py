# What the code object of a nested function tells of its parameters and flags.
import inspect


def owner(n):
    def inner(a, /, b, *c, d, **e):
        x = n
        return x

    return inner


code = owner(1).__code__
print(code.co_name, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount)
print(code.co_varnames[:5], bool(code.co_flags & inspect.CO_NESTED), code.co_firstlineno)
