# Parameters have names that a lowering might use for itself.
def owner(env, self, cls, label, parent, state, value, frame):
    def inner(environment=env, this=self):
        nonlocal state
        state = [state, label]
        return environment, this, cls, label, parent, state, value, frame

    return inner


print(owner(*"escLpsvf")())
print(owner(frame=1, value=2, state=3, parent=4, label=5, cls=6, self=7, env=8)(environment=0))
