# A deleted captured variable lets go of its object.
import gc
import weakref


class Thing:
    pass


def owner():
    thing = Thing()
    weak = weakref.ref(thing)

    def drop():
        nonlocal thing
        del thing

    def alive():
        gc.collect()
        return weak() is not None

    print(alive())
    drop()
    print(alive())
    thing = None


owner()
