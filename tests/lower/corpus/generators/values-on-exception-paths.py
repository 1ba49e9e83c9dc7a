# An assignment that fails in a handler leaves the old value, which is yielded outside.
class Inner(Exception):
    pass


def fail():
    raise KeyError("assignment")


def through_handler():
    value = "old handler value"
    try:
        try:
            yield "first"
            raise Inner
        except Inner:
            value = fail()
    except KeyError:
        yield value


def through_finally():
    value = "old finally value"
    try:
        try:
            yield "first"
            raise Inner
        finally:
            value = fail()
    except KeyError as error:
        yield value, repr(error.__context__)


print(list(through_handler()), list(through_finally()))
