# Code behind return, raise, break and continue, with yields that are never reached.
def after_return():
    return 1
    yield 2


def after_raise():
    yield 1
    raise KeyError
    yield 2


def in_dead_branch(items):
    if True:
        yield [5]
        return
    yield [i for i in items]
    while False:
        yield "never"
    for i in items:
        break
        yield i


def after_break():
    while True:
        yield "once"
        break
        yield "never"
    else:
        yield "nor this"
    for i in range(2):
        continue
        yield "never"
    yield "end"


print(list(after_return()), list(in_dead_branch([1])), list(after_break()))
try:
    list(after_raise())
except KeyError as error:
    print(repr(error))
