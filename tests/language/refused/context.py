# title: A whole context
# tags: refused, contextvars
# %% main
import contextvars

user = contextvars.ContextVar("user", default="nobody")
user.set("me")
snapshots = [contextvars.copy_context()]


def who():
    return snapshots[0].run(user.get)


# %% error
# snapshots[0]
# Context
