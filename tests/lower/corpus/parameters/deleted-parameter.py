# A parameter is deleted in the owner and by an inner function.
def owner(a, b, *c):
    def drop():
        nonlocal b
        del b

    def get():
        return a, b, c

    print(get())
    del a
    for step in (lambda: None, drop):
        step()
        try:
            print(get())
        except NameError as error:
            print(error)
        a = "again"
    b = "again"
    return get()


print(owner(1, 2, 3))
