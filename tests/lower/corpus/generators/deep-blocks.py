# A yield in fourteen blocks, left by each kind of end.
from contextlib import nullcontext, suppress


def deep(how):
    for a in [1, 2]:
        with nullcontext(a) as b:
            try:
                while True:
                    if a:
                        try:
                            for c in [b]:
                                with suppress(KeyError):
                                    try:
                                        match c:
                                            case int(d):
                                                try:
                                                    with nullcontext():
                                                        for e in (d,):
                                                            got = yield a, b, c, d, e
                                                            if how == "return":
                                                                return "returned"
                                                            if how == "raise":
                                                                raise KeyError
                                                            if how == "break":
                                                                break
                                                        else:
                                                            yield "for else"
                                                finally:
                                                    yield "finally 1"
                                    finally:
                                        yield "finally 2"
                        finally:
                            yield "finally 3"
                    break
            finally:
                yield "finally 4", got


for how in ("return", "raise", "break", "fall"):
    print(how, list(deep(how)))
g = deep("fall")
next(g)
try:
    print(g.throw(ValueError("thrown")), next(g), next(g))
    next(g)
except UnboundLocalError as error:
    print(error)
