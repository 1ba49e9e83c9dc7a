# title: Lambdas that call themselves
# tags: lambda, recursion
# %% main
factorial = lambda n: 1 if n == 0 else n * factorial(n - 1)
fix = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
power = fix(lambda me: lambda n: 1 if n == 0 else 2 * me(n - 1))

# %% restored
assert factorial(5) == 120
assert power(10) == 1024
