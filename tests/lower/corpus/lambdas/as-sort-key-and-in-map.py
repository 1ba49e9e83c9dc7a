# Lambdas handed to functions of the library that call them at once or later.
from functools import reduce


def work(weights):
    names = sorted(weights, key=lambda name: (-weights[name], name))
    lazy = map(lambda name: (name, weights[name]), names)
    kept = filter(lambda pair: pair[1] > limit, lazy)
    limit = 1
    summed = reduce(lambda so_far, name: so_far + weights[name], names, 100)
    weights["b"] = 50
    return names, list(kept), summed


print(work({"a": 1, "b": 3, "c": 2, "d": 3}))
