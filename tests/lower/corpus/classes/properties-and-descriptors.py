# property with setter and deleter, staticmethod, classmethod and slots in a local class.
def owner(log):
    class Local:
        __slots__ = ("_x", "__y")
        count = 0

        @property
        def x(self):
            "The x."
            return self._x, log

        @x.setter
        def x(self, value):
            log.append(("set", value))
            self._x = value

        @x.deleter
        def x(self):
            log.append("deleted")
            del self._x

        @staticmethod
        def static(a, b=log):
            return a, b

        @classmethod
        def made(cls):
            cls.count += 1
            return cls.count, log

        def hide(self):
            self.__y = 5
            return self.__y

    return Local


Local = owner([])
one = Local()
one.x = 3
print(one.x, Local.x.__doc__)
del one.x
print(hasattr(one, "x"), Local.static("a"), Local.made(), one.made(), one.hide(), Local.__slots__)
