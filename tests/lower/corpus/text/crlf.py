# Lines that end in carriage return and line feed, in strings and after backslashes too.
def owner(n):
    text = """one
two"""

    def inner(x=1, \
              y=2):
        # comment
        return text, x, y, n, "a\
b"

    class Local:
        """Doc
        string."""

        def method(self):
            return n

    def lazily():
        yield n
        yield text

    return inner(), Local().method(), Local.__doc__.split(), list(lazily())


print(owner(3))
