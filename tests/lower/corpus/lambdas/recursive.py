# Lambdas that call themselves through a variable of the owner, and through a parameter.
def make():
    factorial = lambda n: 1 if n == 0 else n * factorial(n - 1)
    even = lambda n: n == 0 or odd(n - 1)
    odd = lambda n: n != 0 and even(n - 1)
    through = lambda f, n: 1 if n == 0 else n * f(f, n - 1)
    fixed = (lambda f: f(f))(lambda f: lambda n: 1 if n < 2 else n * f(f)(n - 1))
    return factorial(6), even(10), odd(10), through(through, 5), fixed(4)


print(make())
