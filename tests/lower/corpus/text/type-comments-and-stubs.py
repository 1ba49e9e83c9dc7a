# Type comments, overloads and stubs, which do nothing.
import typing


def owner(n):
    # type: (int) -> object
    @typing.overload
    def inner(x: int) -> int: ...
    @typing.overload
    def inner(x: str) -> str: ...
    def inner(x):
        y = x  # type: ignore
        return y, n

    if typing.TYPE_CHECKING:
        from nowhere import nothing

        def inner(x): return nothing
    return inner(1), inner("s")


print(owner(5))
