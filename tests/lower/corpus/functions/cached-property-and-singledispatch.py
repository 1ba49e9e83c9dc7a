# cached_property, singledispatch and total_ordering with nested functions.
import functools


def owner(n):
    made = []

    @functools.total_ordering
    class Local:
        def __init__(self, k):
            self.k = k

        @functools.cached_property
        def costly(self):
            made.append(self.k)
            return self.k * n

        def __eq__(self, other):
            return self.k == other.k

        def __lt__(self, other):
            return self.k < other.k

    @functools.singledispatch
    def show(x):
        return "other", n

    @show.register
    def _(x: int):
        return "int", x + n

    @show.register(list)
    def of_list(x):
        return [show(item) for item in x]

    return Local, show, made


Local, show, made = owner(10)
one = Local(1)
print(one.costly, one.costly, made, Local(2) >= one, show([1, "a", [2]]))
