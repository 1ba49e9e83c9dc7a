# title: Typed dicts
# tags: class, typing
# %% main
from typing import NotRequired, TypedDict


class Film(TypedDict, total=False):
    title: str
    year: int


class Rated(Film):
    stars: int
    note: NotRequired[str]


film: Rated = Rated(title="M", stars=5)

# %% restored
assert film == {"title": "M", "stars": 5} and type(film) is dict
assert Rated(stars=1) == {"stars": 1}
assert Rated.__required_keys__ == {"stars"}
assert Rated.__optional_keys__ == {"title", "year", "note"}
assert Film.__total__ is False and Film.__annotations__["year"] is int
