# The owner changes the variable after the inner function was made; both count.
def m():
    num = 1

    def inner():
        nonlocal num
        num += 1
        return num

    num += 1
    return inner


step = m()
print(step(), step())
other = m()
print(other(), step())
