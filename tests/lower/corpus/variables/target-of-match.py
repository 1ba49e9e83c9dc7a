# Patterns bind captured variables of the owner and of an outer function.
def owner():
    a = b = rest = whole = None

    def match_it(subject):
        nonlocal a, b, rest, whole
        match subject:
            case [a, [b, *rest]] as whole if show():
                return "sequence"
            case {"a": a, **rest}:
                return "mapping"
            case complex(real=a, imag=b):
                return "complex"
            case a:
                return "other"

    def show():
        print((a, b, rest, whole))
        return a != "no"

    for subject in ([1, [2, 3, 4]], {"a": "x", "k": 1}, 1 + 2j, ["no", [5]], None):
        print(match_it(subject))
        show()


owner()
