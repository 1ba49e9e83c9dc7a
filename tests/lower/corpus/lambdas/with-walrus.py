# A walrus in a lambda binds a variable of the lambda; around it, one of the owner.
def make(data):
    inside = lambda x: [y := x * 2, y + 1, (y := y * 10), y]
    outside = (kept := lambda: kept is outside)
    return inside(data), outside()


print(make(3))
try:
    print(y)
except NameError as error:
    print(error)
