# title: Changed class attributes keep their value
# tags: class, state
# %% main
class Config:
    level = 1
    names = []
    gone = True

    @classmethod
    def raise_level(cls):
        cls.level += 1
        return cls.level


Config.raise_level()
Config.names.append("a")
Config.added = names = Config.names
del Config.gone

# %% restored
assert Config.level == 2 and Config.raise_level() == 3
assert Config.names == ["a"] and Config.added is Config.names is names
assert not hasattr(Config, "gone")
