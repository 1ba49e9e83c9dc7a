# Functions with every signature called in every way, through a nested caller.
def one_or_two(x, y="a"):
    return x, y


def keywords(*, x=0, y):
    return x, y


def all_of_them(a, b=0, *args, y, x=1, **kwargs):
    return (a, b, *args), {"x": x, "y": y, **kwargs}


def try_all(f, calls):
    def call(args, kwargs):
        try:
            return f(*args, **kwargs)
        except TypeError as error:
            return str(error)

    return [call(*c) for c in calls]


for line in try_all(one_or_two, [((5,), {}), ((), {"x": 3}), ((6,), {"y": "z"}), ((1, 2, 3), {}), ((), {}), ((1,), {"x": 2})]):
    print(line)
for line in try_all(keywords, [((), {"y": 2}), ((), {"x": 1}), ((1,), {"y": 2}), ((), {"y": 1, "q": 2}), ((1, 2), {})]):
    print(line)
for line in try_all(
    all_of_them,
    [((-1,), {"y": 2}), ((-1, 2, 3), {"y": 2, "z": 4}), ((1, 2), {}), ((), {"y": 3}), ((1,), {"a": 1, "y": 2})],
):
    print(line)
