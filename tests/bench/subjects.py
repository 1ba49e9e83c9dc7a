"""What python_bench.py captures: a user's module, as far as all picklers are concerned."""


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def make_closure(value):
    def get():
        return value

    return get
