# Abstract classes, protocols and generics defined in functions.
import abc
import typing

T = typing.TypeVar("T")


def owner(n):
    class Shape(abc.ABC):
        @abc.abstractmethod
        def area(self):
            "How large."

        def twice(self):
            return self.area() * 2 + n

    class Square(Shape):
        def area(self):
            return n * n

    class Box(typing.Generic[T]):
        def __init__(self, value: T):
            self.value = value

        def get(self) -> T:
            return self.value, n

    @typing.runtime_checkable
    class HasArea(typing.Protocol):
        def area(self): ...

    try:
        Shape()
    except TypeError:
        print("abstract")
    return Square().twice(), Box[int](3).get(), isinstance(Square(), HasArea), isinstance(3, HasArea)


print(owner(3))
