# Type parameters with defaults.
# python: >=3.13
def owner(n):
    def inner[T = n, *Ts = *tuple[n, ...]]():
        return T.__default__, T.has_default()

    class Local[U: int = n]: ...

    n = bool
    return inner(), Local.__type_params__[0].__default__


print(owner(str))
