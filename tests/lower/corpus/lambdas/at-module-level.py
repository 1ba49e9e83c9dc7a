# A lambda of the module that uses a global, and ones inside it that capture its parameter.
base = 20
add = lambda x: 10 + base + x
adders = lambda n: [lambda x, k=k: x + n + k for k in range(3)]
print(add(5))
base = 0
print(add(5), [one(100) for one in adders(1)])
