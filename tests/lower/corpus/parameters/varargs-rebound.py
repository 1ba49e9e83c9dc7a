# *args and **kwargs are captured, and bound to something else.
def owner(*args, **kwargs):
    def more(*extra, **named):
        nonlocal args, kwargs
        args += extra
        kwargs |= named
        return args, kwargs

    more("x", k=1)
    kwargs = {**kwargs, "own": True}
    return more, lambda: (args, kwargs)


more, get = owner(1, 2, a="b")
print(more(3), get())
print(get.__code__.co_argcount, more.__name__)
