# A decorated recursive function calls its decorated self.
def owner():
    calls = []

    def traced(f):
        def wrapper(n):
            calls.append(("in", n))
            result = f(n)
            calls.append(("out", n, result))
            return result

        return wrapper

    @traced
    def fact(n):
        return 1 if n == 0 else n * fact(n - 1)

    return fact(2), calls


print(owner())
