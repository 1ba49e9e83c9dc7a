# Imports bind captured variables, with and without other names.
def owner():
    import math, os.path
    import json.decoder as decoder
    from collections import OrderedDict, deque as queue

    sqrt = None

    def load():
        nonlocal sqrt, math
        from math import sqrt
        import cmath as math

        return sqrt(math.sqrt(16).real)

    def use():
        return (
            os.path.basename("/a/b"),
            decoder.__name__,
            OrderedDict(a=1)["a"],
            list(queue([1], 5)),
            math.__name__,
            sqrt and sqrt(9),
        )

    return use(), load(), use()


print(owner())
