# title: Abstract base classes
# tags: class, abc
# %% main
import abc


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...

    @property
    @abc.abstractmethod
    def name(self): ...


class Square(Shape):
    name = "square"

    def area(self):
        return 4


square = Square()

# %% restored
assert isinstance(square, Shape) and square.area() == 4
assert Shape.__abstractmethods__ == {"area", "name"}
assert not Square.__abstractmethods__
try:
    Shape()
except TypeError as error:
    assert "abstract" in str(error)
else:
    raise AssertionError("an abstract class was instantiated")
