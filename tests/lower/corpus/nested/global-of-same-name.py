# A variable of the module and one of the owner have the same name.
x = "module"


def owner():
    x = "owner"

    def inner():
        return x

    def declared():
        global x

        def innermost():
            return x

        return x, innermost()

    return inner(), declared()


def reads():
    def inner():
        return x

    return inner()


print(owner(), reads())
x = "changed"
print(owner(), reads())
