# title: Cause, context and notes of an exception
# tags: exception
# %% main
class Broken(Exception):
    pass


cause = KeyError("k")
context = IndexError("i")
error = Broken("b")
error.__cause__ = cause
other = Broken("o")
other.__context__ = context
error.add_note("first note")
error.add_note("second note")
error.extra = [error]

# %% restored
assert error.__cause__ is cause and error.__suppress_context__
assert other.__context__ is context and not other.__suppress_context__
assert other.__cause__ is None
assert error.__notes__ == ["first note", "second note"]
assert error.extra[0] is error and error.args == ("b",)
