# f-strings that contain their own quotes, comments and line ends.
# python: >=3.12
def owner(n):
    def inner(items):
        return f"{", ".join(f"{item + n}" for item in items)} {(
            lambda: n  # a comment
        )()!r:{"^"}{n + 4}}|{f"{f"{n}"}"}"

    return inner([1, 2])


print(owner(1))
