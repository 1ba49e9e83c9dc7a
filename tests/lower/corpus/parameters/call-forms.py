# Stars, keywords and positions mixed in calls of captured functions; evaluated left to right.
def owner():
    log = []

    def note(x):
        log.append(x)
        return x

    def target(*args, **kwargs):
        return args, kwargs

    result = target(note(1), *note([2, 3]), note(4), k=note(5), **note({"l": 6}), m=note(7))
    return result, log


print(owner())
try:
    (lambda f: f(a=1, **{"a": 2}))(lambda **k: k)
except TypeError as error:
    print(str(error).rpartition(")")[2])
