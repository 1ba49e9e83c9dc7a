# Lambdas that return lambdas, four deep.
def make(a):
    return lambda b: lambda c: lambda d: (a, b, c, d)


curried = make(1)
print(curried(2)(3)(4), curried("b")("c")("d"))
print((lambda a: lambda a: a)(1)(2))
