# Three functions share two variables, each in its own way.
def make(start=0, step=1):
    value = start

    def advance():
        nonlocal value
        value += step
        return value

    def reset(to=start):
        nonlocal value
        value = to

    def faster():
        nonlocal step
        step *= 2
        return advance

    return advance, reset, faster


advance, reset, faster = make(10)
print(advance(), advance(), faster()(), faster()())
reset()
print(advance())
reset(-1)
print(advance(), make()[0]())
