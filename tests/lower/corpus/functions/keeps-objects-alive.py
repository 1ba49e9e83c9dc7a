# A captured object lives as long as the function, one that is not captured does not.
import gc
import weakref


class Thing:
    pass


def owner():
    kept, dropped = Thing(), Thing()

    def inner():
        return kept

    return inner, weakref.ref(kept), weakref.ref(dropped)


inner, kept, dropped = owner()
gc.collect()
print(kept() is inner(), dropped())
del inner
gc.collect()
print(kept())
