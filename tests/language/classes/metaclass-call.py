# title: A metaclass that makes singletons, and prepares the body
# tags: class, metaclass
# %% main
class Single(type):
    instances = {}

    @classmethod
    def __prepare__(meta, name, bases):
        return {"prepared": name}

    def __call__(cls, *args):
        if cls not in Single.instances:
            Single.instances[cls] = super().__call__(*args)
        return Single.instances[cls]


class Settings(metaclass=Single):
    def __init__(self):
        self.values = {}


settings = Settings()

# %% restored
assert Settings() is settings
assert Settings.prepared == "Settings"
assert Single.instances == {Settings: settings}
