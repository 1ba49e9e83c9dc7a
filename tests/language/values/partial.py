# title: functools.partial
# tags: functools
# %% main
import functools


def f(*args, **kwargs):
    return args, kwargs


p = functools.partial(f, 1, a=2)
q = functools.partial(p, 3)
p.note = "n"
base2 = functools.partial(int, base=2)
loop = functools.partial(f)
loop.__setstate__((f, (loop,), {}, None))

# %% restored
assert p(5, b=6) == ((1, 5), {"a": 2, "b": 6}) and p.func is f and p.note == "n"
assert q() == ((1, 3), {"a": 2})
assert base2("101") == 5
assert loop.args[0] is loop and loop(1)[0][0] is loop
