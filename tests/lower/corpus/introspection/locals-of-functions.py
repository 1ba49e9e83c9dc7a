# locals() in functions whose variables are captured, and in those that capture.
def owner(a, b=2):
    c = 3

    def inner(d):
        e = a + d
        return sorted(locals().items())

    def outer():
        return lambda: (c, sorted(locals()))

    names = [name for name in sorted(locals()) if name not in ("inner", "outer")]
    del b
    return inner(10), outer()(), names, "b" in locals()


print(owner(1))
