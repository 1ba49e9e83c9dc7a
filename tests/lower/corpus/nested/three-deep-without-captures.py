# Functions in functions hand each other out; the names are used again at the top.
def b():
    def first():
        def second():
            return "b.first.second"

        return second

    return first


def first():
    return "first"


def second():
    return "second"


print(b()()())
print(first(), second())
