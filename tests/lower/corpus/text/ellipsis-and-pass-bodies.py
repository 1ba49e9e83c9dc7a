# Bodies of pass, ellipsis and a docstring alone; trailing commas and parentheses around all.
def owner(n,):
    def nothing(): pass

    def dots(a,): ...

    def doc(*, b=n,):
        """Only this."""

    class Empty: ...

    class Doc((object),):
        """Doc's."""

    return nothing(), dots(1,), doc(), doc.__doc__, doc.__kwdefaults__, Empty.__name__, Doc.__doc__, (n),


print(owner(1,))
