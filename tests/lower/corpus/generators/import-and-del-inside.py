# import, del and annotated statements between yields.
def work():
    import math as m, os.path

    yield m.floor(2.5)
    from json import dumps

    x: int = 5
    yield dumps([x]), os.path.basename("a/b")
    del m, x
    try:
        m
    except UnboundLocalError as error:
        yield str(error)
    y: (str) = "y"
    z: int
    yield y


print(list(work()))
