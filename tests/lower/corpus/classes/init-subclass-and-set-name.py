# __init_subclass__ and __set_name__ of local classes run at the right time.
def owner():
    log = []

    class Field:
        def __set_name__(self, owner, name):
            log.append(("set_name", owner.__name__, name))

        def __get__(self, instance, owner):
            return "field of", owner.__name__, instance is None

    class Base:
        def __init_subclass__(cls, /, tag=None, **rest):
            super().__init_subclass__(**rest)
            log.append(("init_subclass", cls.__name__, tag))

    class Derived(Base, tag="t"):
        field = Field()
        log.append("body")

    return log, Derived.field, Derived().field


print(owner())
