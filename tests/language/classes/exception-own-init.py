# title: Exceptions with their own __init__
# tags: class, exception
# %% main
import errno


class Failure(Exception):
    def __init__(self, code, *, reason):
        super().__init__(f"{code}: {reason}")
        self.code, self.reason = code, reason


class Simple(Failure, ValueError):
    def __str__(self):
        return "simple " + super().__str__()


failure = Failure(5, reason="no")
simple = Simple(6, reason="yes")
system = OSError(errno.ENOENT, "missing", "a.txt")

# %% restored
assert (failure.code, failure.reason, failure.args) == (5, "no", ("5: no",))
assert str(simple) == "simple 6: yes" and isinstance(simple, ValueError)
assert (type(system), system.filename) == (FileNotFoundError, "a.txt")
try:
    raise failure
except Failure as caught:
    assert caught is failure
