# The hooks of asynchronous generators: first iteration once, finalizer for what is left open.
import gc
import sys


async def work(name):
    try:
        yield name
        yield "again"
    finally:
        log.append("closed " + name)


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as end:
        return end.value


def first(g):
    log.append("first " + g.__name__)


def final(g):
    log.append("final " + g.__name__)
    run(g.aclose())


log = []
before = sys.get_asyncgen_hooks()
sys.set_asyncgen_hooks(first, final)
try:
    g, h, never = work("g"), work("h"), work("never")
    print(run(g.__anext__()), run(g.__anext__()), run(h.asend(None)), log)
    del never
    del g
    gc.collect()
    print(log)
    run(h.aclose())
    del h
    gc.collect()
    print(log)
finally:
    sys.set_asyncgen_hooks(*before)
