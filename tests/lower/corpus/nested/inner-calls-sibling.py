# One inner function calls another, and one calls itself.
def call(a):
    def foo():
        return a + 1

    def bar():
        return foo()

    def baz(n):
        if n == 0:
            return 0
        return n + baz(n - 1)

    return bar() + baz(a)


print(call(5), call(0))
