# title: ParamSpec, TypeVarTuple and NewType
# tags: typing, generics
# %% main
from typing import Callable, NewType, ParamSpec, TypeVar, TypeVarTuple

P = ParamSpec("P")
R = TypeVar("R", covariant=True)
Ts = TypeVarTuple("Ts")
UserId = NewType("UserId", int)
Handler = Callable[P, R]


def logged(f: Callable[P, R]) -> Callable[P, R]:
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        return f(*args, **kwargs)

    return wrapper


# %% restored
assert (P.__name__, R.__name__, Ts.__name__) == ("P", "R", "Ts")
assert R.__covariant__
assert Handler == Callable[P, R] and Handler[[int], str] == Callable[[int], str]
assert logged.__annotations__["f"] == Callable[P, R]
inner = logged(lambda x: x + 1)
assert inner(1) == 2 and inner.__annotations__["args"] == P.args
assert UserId(5) == 5 and UserId.__supertype__ is int
