# What is not iterable is refused where the generator expression stands.
def owner(x):
    try:
        lazy = (a for a in x)
    except TypeError as error:
        return "at once", str(error)
    try:
        return list(lazy)
    except TypeError as error:
        return "later", str(error)


print(owner([1]))
print(owner(5)[1])
inner = (b for a in [1] for b in a)
try:
    next(inner)
except TypeError as error:
    print(error)
print(list(inner))
