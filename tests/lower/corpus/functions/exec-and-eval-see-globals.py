# exec and eval with given namespaces inside nested functions.
def owner(n):
    def inner():
        names = {"n": n}
        exec("def made(k):\n    return lambda: k + n\nresult = made(1)()", names)
        return names["result"], eval("n * 2", {}, {"n": n}), eval("(lambda: k)()", {"k": n})

    return inner()


print(owner(5))
