# try statements in each other, with yields and reraising between.
def nested(how):
    try:
        try:
            yield 1
            if how:
                raise how
        except KeyError:
            yield 2
            raise
        except ValueError as error:
            yield 3
            raise TypeError("changed") from error
        else:
            yield 4
        finally:
            yield 5
        yield 6
    except (KeyError, TypeError) as error:
        yield repr(error), repr(error.__cause__), repr(error.__context__)
        try:
            yield 7
            1 / 0
        except ZeroDivisionError as inner:
            yield repr(inner.__context__ is error)
    finally:
        yield 8
    yield how


for how in (None, KeyError("k"), ValueError("v"), TypeError("t")):
    print(list(nested(how)))
try:
    print(list(nested(OSError("o"))))
except OSError as error:
    print(repr(error))
