# Captured variables are targets of swaps, starred and nested unpacking, and chained assignments.
def make():
    a, b, *c = range(5)
    (d, [e, f]), g = ("d", "ef"), "g"
    h = i = [0]

    def show():
        return a, b, c, d, e, f, g, h is i

    def change():
        nonlocal a, b, c, d, e
        a, b = b, a
        *c, d = c
        e = d = "z"
        i[0], i[:] = 1, [2, 3]

    return show, change, h


show, change, h = make()
print(show())
change()
print(show(), h)
