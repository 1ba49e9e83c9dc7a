# Decorators that replace the function by something else.
def owner(n):
    @lambda f: f()
    def value():
        return n, "called"

    @property
    def prop(self):
        return n

    @str
    def text():
        "not called"

    @[].append
    def nothing():
        return 1

    @{"key": n}.setdefault
    def key():
        pass

    return value, prop.fget(None), text.startswith("<function owner.<locals>.text"), nothing, key is not None


print(owner(3))
