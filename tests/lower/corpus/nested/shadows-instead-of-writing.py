# Without nonlocal an assignment makes another variable.
def l():
    num = 3

    def inner():
        num = 5
        return num

    return inner() + num


print(l())
