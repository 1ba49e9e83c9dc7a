# A variable that nobody captures is deleted beside ones that are.
def owner():
    x, y = 1, 2

    def inner():
        return y

    del x
    try:
        return x, inner()
    except UnboundLocalError as error:
        return str(error), inner()


print(owner())
