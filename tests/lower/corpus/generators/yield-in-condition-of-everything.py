# yields in conditions of assert, while, if, comprehension iterables, slices and with items at once.
from contextlib import nullcontext


def work():
    with nullcontext((yield "with")) as x, nullcontext([(yield "second")]) as (y,):
        squares = [i * i for i in (yield "iterable")]
        lazy = (i + x for i in (yield "lazy"))
        while (n := (yield "while")) and len(squares) < 9:
            squares[(yield "from") : n] = [x, y]
        assert (yield "assert") is not None, "message"
        for i, squares[0] in [((yield "element"), (yield "element 2"))]:
            pass
        return squares, list(lazy), i


g = work()
got = [next(g)]
try:
    for sent in (10, "y", [1, 2, 3], [5, 6], 3, 1, 2, 0, 0, "ok", "i", "s0"):
        got.append(g.send(sent))
    print(got)
    got.append(g.send("extra"))
except (StopIteration, AssertionError) as end:
    print(repr(end))
