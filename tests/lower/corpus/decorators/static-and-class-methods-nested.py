# staticmethod objects are callable in a function, and decorate methods with others.
def owner(n):
    @staticmethod
    def plain(x):
        return x, n

    def shout(f):
        def wrapper(*args):
            return [f(*args), "!"]

        return wrapper

    class Local:
        @staticmethod
        @shout
        def static(x):
            return x, n

        @classmethod
        @shout
        def of_class(cls):
            return cls.__name__, n

        @property
        @shout
        def prop(self):
            return n

    return plain(1), Local.static(2), Local.of_class(), Local().prop


print(owner("n"))
