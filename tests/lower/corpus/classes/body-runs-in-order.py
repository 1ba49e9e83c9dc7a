# Statements of a class body run in order, with loops, conditions, try and del.
def owner(n):
    log = []

    class Local:
        log.append("begin")
        for i in range(n):
            if i % 2:
                continue
            vars()[f"item{i}"] = i * n
        try:
            log.append(missing_name)
        except NameError as error:
            log.append(str(error))
        else:
            log.append("else")
        with memoryview(b"ab") as view:
            size = len(view)
        del i, view
        while n > 2:
            n -= 1
        log.append(n)

    names = sorted(name for name in vars(Local) if not name.startswith("__"))
    return log, names, n


try:
    print(owner(4))
except NameError as error:
    print(error)
