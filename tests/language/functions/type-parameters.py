# title: A function with type parameters
# tags: function, generics
# python: >=3.12
# %% main
def first[T: (int, str), *Ts, **P](items: list[T], *rest: *Ts) -> T:
    def inner() -> T:
        return T

    return items[0], inner


# %% restored
t, ts, p = first.__type_params__
assert (t.__name__, ts.__name__, p.__name__) == ("T", "Ts", "P")
assert t.__constraints__ == (int, str)
assert first.__annotations__["return"] is t
value, inner = first([5])
assert value == 5
assert inner() is t
assert inner.__annotations__["return"] is t
