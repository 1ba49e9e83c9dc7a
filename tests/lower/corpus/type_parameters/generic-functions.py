# Generic functions inside a function: the parameters are seen inside, and by closures.
# python: >=3.12
def owner(n):
    def inner[T, *Ts, **P](a: T, *rest: *Ts) -> tuple[T, n]:
        def innermost():
            return T.__name__, Ts.__name__, P.__name__, a, rest, n

        return innermost

    return inner


inner = owner(int)
print(inner(1, 2)(), inner.__type_params__, inner.__annotations__["return"], inner.__qualname__)
