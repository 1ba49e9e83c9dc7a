# Exceptions thrown into loops: caught inside the loop, and outside of it.
def counting():
    for i in range(5):
        try:
            yield i
        except KeyError:
            yield "skipped"
            continue
        except ValueError:
            break
        yield "ok", i
    else:
        yield "else"
    while True:
        try:
            yield "while"
        except ValueError:
            return "out"
        except KeyError:
            pass


g = counting()
print(next(g), g.throw(KeyError), next(g), next(g), next(g), g.throw(ValueError))
print(g.throw(KeyError), next(g))
try:
    g.throw(ValueError)
except StopIteration as end:
    print(end.value)
