# Decorators, bases, keywords, body and decorating happen in this order.
def note(label, value=None):
    print("evaluate", label)
    return value


def owner():
    class Meta(type):
        def __new__(meta, name, bases, body, **keywords):
            print("new", name, sorted(keywords))
            return super().__new__(meta, name, bases, body)

        def __init__(cls, name, bases, body, **keywords):
            print("init", name)

    @note("decorator", lambda cls: note("apply", cls))
    class Local(note("base", object), *note("bases", []), metaclass=note("metaclass", Meta), k=note("k")):
        note("body")

        def method(self, x=note("default")): ...

    return Local.__name__


print(owner())
