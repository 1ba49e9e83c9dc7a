# Attributes on nested functions: set inside and outside, counted by the function itself.
def owner():
    def counted():
        counted.calls += 1
        return counted.calls

    counted.calls = 0
    counted.label = "l"
    return counted


a, b = owner(), owner()
a(), a(), b()
print(a.calls, b.calls, sorted(vars(a)), a.__dict__ == {"calls": 2, "label": "l"})
del a.label
print(hasattr(a, "label"), getattr(b, "label"))
try:
    a.label
except AttributeError as error:
    print(error)
