# Globals are read when the generator goes on; builtins can be hidden in between.
step = 1


def reads():
    global step
    while True:
        yield step, len([1, 2])
        step += 1


g = reads()
print(next(g))
step = 100
print(next(g), step)
len = lambda x: "mine"
print(next(g))
del len, step
try:
    next(g)
except NameError as error:
    print(error)
