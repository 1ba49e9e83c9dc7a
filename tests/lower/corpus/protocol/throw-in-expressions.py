# Exceptions thrown at yields inside expressions; what was evaluated before is dropped.
def note(*args):
    log.append(args)
    return args


def expressions():
    while True:
        try:
            got = note(note("before"), (yield "call"), note("after"))
            got = [(yield "list"), note("list")]
            got = (yield "and") and note("and")
            got += yield "augmented"
            return got
        except KeyError as error:
            log.append(repr(error))


for steps in range(4):
    log = []
    g = expressions()
    got = [next(g)]
    got += [g.send([k]) for k in range(steps)]
    print(got, g.throw(KeyError(steps)), log)
