# The owner returns before what it would capture is there.
def maybe(flag):
    if not flag:
        return flag

    def inner():
        return flag

    flag = [flag]
    return inner()


print(maybe(0), maybe(2))
