# A walrus binds a captured variable, in conditions, calls and comprehensions.
def owner(data):
    last = total = None

    def scan():
        nonlocal last, total
        while (last := data.pop()) != 0:
            print("popped", get())
        if (total := sum(data)) > 3 and (last := total):
            print([total := total + i for i in range(3)])
        return get()

    def get():
        return last, total

    return get(), scan(), (last, total)


print(owner([3, 4, 0, 7, 9]))
