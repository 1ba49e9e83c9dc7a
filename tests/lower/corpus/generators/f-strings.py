# yields in f-strings and in their formats.
def texts():
    a = f"{(yield 'a1')!r:>{(yield 'width')}}|{(yield 'a2')}"
    b = "%s-%s" % ((yield "b1"), (yield "b2"))
    c = f"{f'{(yield 1)}' + f'{(yield 2)}'}" "literal" f"{(yield 3)}"
    return a, b, c


g = texts()
got = [next(g)]
try:
    for sent in ("x", 6, "y", 1, 2, "p", "q", "r"):
        got.append(g.send(sent))
except StopIteration as end:
    print(end.value)
print(got)
