# Annotated assignments to captured variables; an annotation alone binds nothing.
def owner():
    x: int = 1
    y: "never" 
    z: list[int]

    def inner():
        nonlocal z
        w: no_such_name = x
        z = [w]
        return z, x

    print(inner(), z)
    try:
        (lambda: y)()
    except NameError as error:
        print(error)
    y = 2
    return (lambda: y)()


print(owner())
