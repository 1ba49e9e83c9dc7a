# except* with nested functions that capture the groups.
def owner():
    caught = []

    def run(group):
        try:
            raise group
        except* ValueError as values:
            caught.append(lambda: [str(e) for e in values.exceptions])
            print(caught[-1]())
        except* (TypeError, KeyError) as others:
            print(sorted(type(e).__name__ for e in others.exceptions), len(caught))
        else:
            print("else")
        finally:
            print("finally")

    run(ExceptionGroup("g", [ValueError("a"), TypeError(), ExceptionGroup("h", [ValueError("b")])][:2]))
    run(ExceptionGroup("g", [KeyError("k"), TypeError("t")]))
    try:
        caught[0]()
    except NameError as error:
        print(error)


owner()
