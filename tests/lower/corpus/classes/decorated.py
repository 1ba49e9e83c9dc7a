# Decorators of local classes, in order, with captured variables.
def owner(n):
    def mark(label):
        print("made", label)

        def apply(cls):
            print("applied", label, cls.__name__, n)
            cls.marks = [*getattr(cls, "marks", []), label, n]
            return cls

        return apply

    @mark("outer")
    @mark("inner")
    class Local:
        print("body")

        def method(self):
            return Local.marks

    @lambda cls: cls()
    class single:
        value = n

    n = "late"
    return Local().method(), single.value, type(single).__name__


print(owner(1))
