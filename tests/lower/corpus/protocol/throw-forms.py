# Classes, instances, values and what is no exception at all are thrown.
import warnings

warnings.simplefilter("ignore")


def echo():
    while True:
        try:
            yield "ready"
        except Exception as error:
            yield type(error).__name__, error.args


for arguments in (
    (KeyError,),
    (KeyError("k"),),
    (KeyError, "value"),
    (KeyError, ("a", "b")),
    (KeyError, None, None),
    (KeyError, KeyError("instance")),
    (ValueError, UnicodeError("sub")),
):
    g = echo()
    next(g)
    print(g.throw(*arguments), next(g))
for wrong in ((5,), ("text",), (object,), (KeyError("k"), "and a value"), (int,)):
    g = echo()
    next(g)
    try:
        print(g.throw(*wrong))
    except TypeError as error:
        print(error)
    print(next(g))
try:
    echo().throw(SystemExit(3))
except SystemExit as error:
    print("left", error.code)
