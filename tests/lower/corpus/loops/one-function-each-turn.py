# A def in a loop makes a new function each time, with attributes of its own.
def owner():
    made = []
    for i in range(3):

        def inner():
            return inner.number, i

        inner.number = i * i
        made.append(inner)
    return made


made = owner()
print(len({id(f) for f in made}), [f.number for f in made], [f() for f in made])
