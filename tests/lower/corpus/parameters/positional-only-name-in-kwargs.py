# The name of a positional-only parameter can be a key of **kwargs.
def owner(a, b=2, /, **kwargs):
    def inner(a, /, **more):
        return a, b, kwargs, more

    return inner(a, **kwargs, b="free")


print(owner(1, a="x"), owner(1, 5, a=3))
