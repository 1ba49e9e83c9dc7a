# title: Structural pattern matching
# tags: function, syntax
# %% main
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def describe(value):
    match value:
        case Point(0, 0):
            return "origin"
        case Point(x, y=0) | [x]:
            return f"on {x}"
        case {"kind": str(kind), **rest}:
            return kind, rest
        case [first, *_, last] if first == last:
            return first
        case _:
            return None


# %% restored
assert describe(Point(0, 0)) == "origin"
assert describe(Point(3, 0)) == "on 3"
assert describe([4]) == "on 4"
assert describe({"kind": "a", "b": 1}) == ("a", {"b": 1})
assert describe([1, 2, 1]) == 1
assert describe(5) is None
