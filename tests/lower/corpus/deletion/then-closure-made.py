# A function is made while the variable is unbound, and works once it is bound.
def owner():
    x = 0
    del x

    def get():
        return x

    def put(value):
        nonlocal x
        x = value

    try:
        get()
    except NameError as error:
        print(error)
    put("bound")
    return get(), x


print(owner())
