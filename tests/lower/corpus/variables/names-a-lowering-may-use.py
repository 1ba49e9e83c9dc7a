# Captured variables and globals with names that generated text might use.
env = "global env"
owner_env = "global owner_env"


def owner(self, label):
    parent, state, cell, lowered = "p", "s", "c", "l"
    owner_env_1 = inner_env = "e"

    def inner():
        nonlocal label, parent
        label += 1
        env_1 = owner_env
        parent = [parent]

        def reknot():
            return env, env_1, label, parent, state, cell, lowered, owner_env_1, inner_env, self

        return reknot()

    return inner(), inner()


print(owner("self", 0))
print(env, owner_env)
