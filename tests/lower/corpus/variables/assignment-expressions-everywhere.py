# Walrus bindings of captured variables in conditions, arguments, subscripts, f-strings and slices.
def owner(data):
    def get():
        return a, b, c

    a = b = c = None
    if (a := len(data)) > 2 and not (b := data[(c := 1)]) == a:
        log = [get()]
    log.append([(a := a + 1), get()[0], f"{(b := a)!r}", data[(c := 0) : a]])
    print((c := "arg"), *(a := [1]), **({"sep": (b := "-")}))
    return log, get(), (lambda k=(a := "default"): (k, get()))()


print(owner([1, 2, 3]))
