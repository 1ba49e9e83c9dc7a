# title: super() and private names
# tags: class, inheritance, closure
# question: What is super() once a method has left its class?
# look: The cell __class__ of Derived.secrets: pending while the class is being made, then the class itself.
# super() is a hidden closure cell that holds the class itself: a knot between a method
# and its class. Private names are mangled with the name of the class.
# %% main
class Base:
    def __init__(self):
        self.__secret = "base"

    def secrets(self):
        return [self.__secret]


class Derived(Base):
    def __init__(self):
        super().__init__()
        self.__secret = "derived"

    def secrets(self):
        return super().secrets() + [self.__secret]


thing = Derived()

# %% restored
assert thing.secrets() == ["base", "derived"]
assert Derived().secrets() == ["base", "derived"]
assert Derived.secrets.__closure__[0].cell_contents is Derived
assert Derived.__mro__ == (Derived, Base, object)
