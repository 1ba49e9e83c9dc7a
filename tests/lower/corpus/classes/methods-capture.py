# Methods of a local class capture variables of the function, late.
def owner(n):
    class Local:
        def get(self):
            return n, self.own

        def put(self, value):
            nonlocal n
            n = value

        own = n

    n += 1
    return Local


Local = owner(1)
a, b = Local(), Local()
print(a.get())
b.put("put")
print(a.get(), owner(5)().get())
