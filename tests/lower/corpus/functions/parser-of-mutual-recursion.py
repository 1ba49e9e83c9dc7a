# A recursive-descent parser of nested functions that share a position.
def evaluate(text):
    position = 0

    def peek():
        return text[position] if position < len(text) else ""

    def take():
        nonlocal position
        position += 1
        return text[position - 1]

    def number():
        digits = ""
        while peek().isdigit():
            digits += take()
        return int(digits)

    def factor():
        if peek() == "(":
            take()
            value = sum_()
            take()
            return value
        if peek() == "-":
            take()
            return -factor()
        return number()

    def product():
        value = factor()
        while peek() in ("*", "/") and peek():
            value = value * factor() if take() == "*" else value // factor()
        return value

    def sum_():
        value = product()
        while peek() and peek() in "+-":
            value = value + product() if take() == "+" else value - product()
        return value

    return sum_(), position


print(evaluate("1+2*3"), evaluate("(1+2)*-(3-5)/2"), evaluate("2*(3+(4-1))*5"))
