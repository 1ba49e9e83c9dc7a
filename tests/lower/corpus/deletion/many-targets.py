# del of several targets of every kind, left to right; the first that fails stops it.
class Box:
    pass


def owner():
    a, b, c, d = 1, [1, 2, 3], Box(), {"k": 0, "l": 1}
    c.x = c.y = 5
    e = 6

    def drop():
        nonlocal a, e
        del a, b[0], (c.x, [d["k"]]), b[:1]
        del (e)
        del c.y, c.y, b[0]

    def get(*names):
        return b, sorted(vars(c)), d

    try:
        drop()
    except AttributeError as error:
        print(type(error).__name__)
    print(get())
    for read in (lambda: a, lambda: e):
        try:
            read()
        except NameError as error:
            print(error)


owner()
