# __name__, __qualname__, __doc__ and __module__ of functions at every depth; they can be set.
def owner():
    "Owner's."

    def inner():
        """Inner's,

        over lines.
        """

        def innermost(): ...

        return innermost

    async def later():
        'Later\'s' " joined"

    def lazily():
        f"not a docstring"
        yield

    return inner, inner(), later, lazily


for f in (owner, *owner()):
    print(f.__name__, f.__qualname__, repr(f.__doc__ and f.__doc__.split()), f.__module__)
inner = owner()[0]
inner.__name__, inner.__qualname__, inner.__doc__ = "renamed", "other.place", "New."
print(inner.__name__, inner.__qualname__, inner.__doc__, owner()[0].__name__)
try:
    inner(1)
except TypeError as error:
    print(error)
