# yield in every part of a try statement.
def parts(how):
    try:
        yield "try"
        if how == "raise":
            raise ValueError("own")
        yield "still try"
    except ValueError as error:
        yield "except", str(error)
        yield "still except", repr(error)
    except (KeyError, TypeError):
        yield "other"
    else:
        yield "else"
        yield "still else"
    finally:
        yield "finally"
        yield "still finally"
    yield "after"


print(list(parts("raise")))
print(list(parts("fall")))
for number in range(5):
    g = parts("fall")
    got = [next(g) for _ in range(number + 1)]
    try:
        got.append(("thrown", g.throw(ValueError("thrown"))))
        got.extend(g)
    except ValueError as error:
        got.append(repr(error))
    print(number, got)
