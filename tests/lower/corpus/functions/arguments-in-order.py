# Receivers, arguments and results of chained calls are evaluated in order.
def owner():
    class A:
        def __init__(self, s):
            log.append(s)
            self.s = s

        def f(self, x, y):
            log.append(("f", self.s, x.s, y.s))
            return self

    log = []
    A("A!").f(A("hello"), A("world")).f(y=A("y"), x=A("x"))
    {A("k").s: A("v").s, **{A("k2").s: A("v2")}}
    log[len([A("index")]) - 1 :: 100]
    A("left").s < A("right").s
    return log


for entry in owner():
    print(entry)
