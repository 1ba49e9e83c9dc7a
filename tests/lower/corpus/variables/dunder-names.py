# Dunder variables of the module and of functions: __name__, __doc__, __file__, made-up ones.
__made__ = "module's"


def owner():
    "Owner's."
    __made__ = "owner's"
    __x = "no class around"

    def inner():
        nonlocal __made__
        __made__ += "!"
        return __name__, __made__, __doc__, __x

    return inner()


print(owner(), __made__, __debug__)
