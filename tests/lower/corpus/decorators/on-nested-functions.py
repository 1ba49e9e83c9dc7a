# Decorators on a nested function: bottom up, with captured variables.
def owner(n):
    def twice(f):
        return lambda *a: f(*a) * 2

    def plus(k):
        def decorate(f):
            def inner(*a):
                return f(*a) + k + n

            return inner

        return decorate

    @twice
    @plus(1)
    def first(x):
        return x

    @plus(1)
    @twice
    def second(x):
        return x

    n = 100
    return first(5), second(5)


print(owner(0))
