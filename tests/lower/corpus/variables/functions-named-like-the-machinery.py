# Nested functions are called env, owner, __init__, and like each other.
def owner():
    def env():
        return "env", owner_()

    def owner_():
        return "owner_"

    def __init__(self=None):
        return "init", env()

    def __call__():
        return "call", __init__()

    return __call__()


def owner_env():
    return "function of the module"


class owner_inner:
    pass


print(owner(), owner_env(), owner_inner.__name__)
