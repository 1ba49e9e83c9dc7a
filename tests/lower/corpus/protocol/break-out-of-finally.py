# break and continue in finally clauses drop what is on its way, with yields between.
import warnings

warnings.simplefilter("ignore")


def drops():
    for i in range(3):
        try:
            yield i
            raise ValueError(i)
        finally:
            yield "finally", i
            if i == 0:
                continue
            break
    yield "end"


def returns():
    while True:
        try:
            yield "try"
            return "dropped"
        finally:
            break
    return "after"


print(list(drops()))
g = returns()
next(g)
try:
    next(g)
except StopIteration as end:
    print(end.value)
