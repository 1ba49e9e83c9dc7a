# A trampoline runs thunks that capture their arguments.
def trampoline(f):
    def run(*args):
        result = f(*args)
        while callable(result):
            result = result()
        return result

    return run


def make():
    def even(n):
        return True if n == 0 else lambda: odd(n - 1)

    def odd(n):
        return False if n == 0 else lambda: even(n - 1)

    return trampoline(even), trampoline(odd)


even, odd = make()
print(even(5000), odd(5000))
