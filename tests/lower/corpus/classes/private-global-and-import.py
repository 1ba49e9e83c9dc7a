# Private names that are globals, imports, keywords of calls and attributes.
_C__shared = "shared"


class C:
    def read(self):
        return __shared, [__shared for _ in range(1)]

    def write(self):
        global __made
        __made = "made"

        def inner():
            global __made
            __made += "!"
            return __made

        return inner()

    def bring(self):
        import json as __json

        return lambda: __json.dumps([1])

    def keywords(self, **kwargs):
        return dict(__a=1, **kwargs), (lambda __p: __p)(_C__p=2)


c = C()
print(c.read(), c.write(), _C__made, c.bring()(), c.keywords(__b=2))
