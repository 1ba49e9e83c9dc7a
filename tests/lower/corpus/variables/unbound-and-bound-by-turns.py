# A variable is bound and unbound by turns from three functions, and read from all.
def owner():
    def put(value):
        nonlocal x
        x = value

    def drop():
        nonlocal x
        del x

    def get():
        try:
            return x
        except NameError as error:
            return type(error).__name__, str(error)

    def own():
        try:
            return get(), x
        except NameError as error:
            return str(error)

    log = [get(), own()]
    put(1)
    log += [get(), own()]
    drop()
    log += [get(), own()]
    x = 2
    log += [get(), own()]
    for x in ():
        pass
    log.append(get())
    return log


for line in owner():
    print(line)
