# title: A metaclass with state
# tags: class, metaclass
# %% main
class Registry(type):
    made = []

    def __new__(meta, name, bases, body, **options):
        cls = super().__new__(meta, name, bases, body)
        cls.options = options
        Registry.made.append(name)
        return cls

    def __init__(cls, name, bases, body, **options):
        super().__init__(name, bases, body)

    def __len__(cls):
        return len(cls.options)


class Model(metaclass=Registry, table="models", cached=True):
    pass


class User(Model):
    pass


# %% restored
assert Registry.made == ["Model", "User"]
assert type(User) is type(Model) is Registry
assert Model.options == {"table": "models", "cached": True}
assert len(Model) == 2 and len(User) == 0
