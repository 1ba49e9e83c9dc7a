# Decorators, headers and calls that run over several lines.
def note(*args, **kwargs):
    def apply(f):
        f.notes = args, kwargs
        return f

    return apply


def owner(n):
    @note(
        n,
        key=[
            n,
            lambda: n,
        ],
    )
    @(
        lambda f:
        f
    )
    def inner(
        a,
        b=(
            n
            + 1
        ),
        *,
        c=lambda x: (
            x,
            n,
        ),
    ) -> (
        "text"
    ):
        return (
            a,
            b,
            c(
                n
            ),
        )

    return inner


inner = owner(1)
print(inner(0), inner.notes[0], inner.notes[1]["key"][1](), inner.__annotations__)
