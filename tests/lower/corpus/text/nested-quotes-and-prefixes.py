# Strings with every prefix and quote beside captured variables.
def owner(n):
    def inner():
        return [
            n, r"\d", b"\x00", rb'\n', Rb"\t", u"u", f'{n}', F"{n!s}", fr"\{n}", "'", '"', '\'', "\"",
            "\N{BULLET}\u00e9\U0001F600", "\
joined", '# not a comment', "def f(): nonlocal n", """'''""", '''"""''', "\\",
        ]

    return inner()


print(owner("N"))
