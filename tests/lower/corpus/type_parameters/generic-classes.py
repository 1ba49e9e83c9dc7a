# A generic local class with bounds, whose methods capture and are generic too.
# python: >=3.12
def owner(n):
    class Box[T: (int, str)](list[T]):
        def __init__(self, value: T):
            super().__init__([value, n])

        def map[U](self, f) -> "Box[U]":
            return Box(f(self[0])), T.__name__, U.__name__

        kind = T.__name__

    return Box


Box = owner("n")
print(Box(1), Box(2).map(lambda x: x + 1), Box.kind, Box.__type_params__, Box[int].__args__)
print(Box.__orig_bases__[0].__origin__, Box.__qualname__)
