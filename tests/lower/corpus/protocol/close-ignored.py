# A generator that yields after GeneratorExit is told so; one that returns or raises is not.
def stubborn(how):
    while True:
        try:
            yield "working"
        except GeneratorExit:
            if how == "yield":
                yield "not now"
            elif how == "return":
                return
            elif how == "raise":
                raise RuntimeError("error")
            elif how == "stop":
                raise StopIteration("from close")
            elif how == "other exit":
                raise GeneratorExit("another")
            elif how == "continue" and (tries := globals().setdefault("tries", 0)) < 2:
                globals()["tries"] = tries + 1
                continue
            return


for how in ("yield", "return", "raise", "stop", "other exit", "continue"):
    g = stubborn(how)
    next(g)
    for _ in range(2):
        try:
            print(how, g.close())
        except RuntimeError as error:
            print(how, "|", error, "|", repr(error.__cause__))
    print(next(g, "finished"))
