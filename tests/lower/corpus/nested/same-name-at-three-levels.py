# Three functions of one name inside each other, each calling itself by the name of the one around.
def f(n):
    def f(n):
        def f(n):
            return ("inner", n)

        return ("middle", n, f(n - 1))

    return ("outer", n, f(n - 1))


print(f(3))
print(f.__qualname__)
