# title: Names of a class
# tags: class, name
# %% main
class First:
    """Documented."""

    note: "text"
    number: int = 5


class Second:
    pass


Second.__name__ = "Renamed"
Second.__qualname__ = "Some.Renamed"
Second.__doc__ = "added"
Third = Second

# %% restored
assert (First.__name__, First.__qualname__) == ("First", "First")
assert First.__doc__ == "Documented." and First.__module__ == "__main__"
assert First.__annotations__ == {"note": "text", "number": int}
assert (Second.__name__, Second.__qualname__) == ("Renamed", "Some.Renamed")
assert Second.__doc__ == "added" and Third is Second
