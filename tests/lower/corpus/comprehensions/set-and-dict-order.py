# Set and dict comprehensions with captured variables, and what a key that comes twice does.
def owner(words):
    size = len(words)
    lengths = {len(word) * size for word in words}
    last = {len(word): word for word in words}
    calls = []

    def key(word):
        calls.append(word)
        return len(word)

    kept = {key(word): (lambda: word) for word in words}
    return sorted(lengths), last, {k: f() for k, f in kept.items()}, calls


print(owner(["a", "bb", "c"]))
