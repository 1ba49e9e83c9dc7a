# title: A context variable, and a function that uses it
# tags: contextvars
# %% main
import contextvars

user = contextvars.ContextVar("user", default="nobody")
bare = contextvars.ContextVar("bare")


def who():
    return user.get()


variables = [user, user]

# %% restored
assert user.name == "user" and bare.name == "bare"
assert variables[0] is variables[1] is user
assert who() == "nobody"
token = user.set("me")
assert who() == "me"
user.reset(token)
assert bare.get("empty") == "empty"
