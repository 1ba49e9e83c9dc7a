# Sibling functions own variables of one name, and each has its own closures.
def left():
    value = "left"

    def show():
        return value

    return show


def right():
    value = ["right"]

    def show():
        value.append(len(value))
        return value

    return show


def both():
    def left():
        value = 1

        def show():
            return value

        return show

    def right():
        value = 2

        def show():
            nonlocal value
            value *= 2
            return value

        return show

    return left(), right()


a, b = both()
print(left()(), right()(), a(), b(), b(), a())
