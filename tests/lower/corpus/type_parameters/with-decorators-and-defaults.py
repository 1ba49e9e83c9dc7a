# Decorators and defaults of generic functions are evaluated outside of the parameters.
# python: >=3.12
T = "module's"


def owner(n):
    def note(value):
        print("decorated", value, T)
        return lambda f: f

    @note(T)
    def inner[T](a=T, *, b=lambda: T, c: T = n):
        return a, b(), c, T.__name__

    class Local[T]:
        x = T.__name__

        def method(self, y=T):
            return y.__name__, T.__name__

    return inner(), Local.x, Local().method()


print(owner(5))
