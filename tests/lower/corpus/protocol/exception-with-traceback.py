# A thrown exception keeps its identity and its notes, and has a traceback.
def passes():
    try:
        yield
    except ValueError as error:
        error.add_note("seen")
        raise


error = ValueError("v")
g = passes()
next(g)
try:
    g.throw(error)
except ValueError as caught:
    print(caught is error, caught.__notes__, caught.__traceback__ is not None)
    print(caught.__context__, caught.__cause__)
