# title: A type parameter with a default
# tags: function, generics
# python: >=3.13
# %% main
def first[T = int](items: list[T]) -> T:
    return items[0]


# %% restored
(t,) = first.__type_params__
assert t.__default__ is int
assert first.__annotations__["items"] == list[t]
assert first([1]) == 1
