# close before the start, at each yield, in try and finally, and after the end.
def guarded():
    yield 1
    try:
        yield 2
        try:
            yield 3
        finally:
            log.append("inner")
    except GeneratorExit as error:
        log.append(repr(error))
        raise
    except Exception:
        log.append("not reached")
    finally:
        log.append("outer")
    yield 4


for steps in range(6):
    log = []
    g = guarded()
    got = [next(g, "done") for _ in range(steps)]
    print(steps, got, g.close(), log, next(g, "finished"), g.close())
