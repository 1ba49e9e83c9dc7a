# Two generators of one function do not share variables; two of one closure share the captured.
def make():
    shared = []

    def generator(name):
        for own in range(3):
            shared.append(name)
            yield own, len(shared)

    return generator


generator = make()
a, b, c = generator("a"), generator("b"), make()("c")
print(next(a), next(b), next(b), next(c), next(a), list(b), list(c), list(a))
