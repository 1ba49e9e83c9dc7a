# title: A function that calls itself
# tags: recursion, direct
# question: How is a function rebuilt that needs itself?
# look: The namespace is created empty, the function with it, and its own name is bound to it afterwards.
# %% main
def factorial(n):
    if n <= 1:
        return 1
    return n * factorial(n - 1)


assert factorial(5) == 120

# %% restored
assert factorial(10) == 3628800
assert factorial.__globals__["factorial"] is factorial
