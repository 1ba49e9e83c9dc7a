# yields among the arguments of calls; what stands before is evaluated before.
def note(*args, **kwargs):
    log.append(("call", args, kwargs))
    return args


def at(label):
    log.append(label)
    return label


def calls():
    a = note(at("a"), (yield 1), at("b"), key=(yield 2), other=at("c"))
    b = note(*[at("d")], *(yield 3), **(yield 4), last=(yield 5))
    c = (yield "function")(at("e"), (yield 6))
    d = at("text").join([at("x"), (yield 7)])
    e = note((yield 8), (yield 9))[(yield 10)]
    f = (lambda: c)()
    return a, b, c, d, e, f


log = []
g = calls()
got = [next(g)]
try:
    for sent in ("s1", "s2", "s3", {"k": 4}, "s5", max, "s6", "s7", "s8", "s9", 1):
        got.append(g.send(sent))
except StopIteration as end:
    print(end.value)
print(got)
for entry in log:
    print(entry)
