# A local generator, a method and one that delegates ask themselves for more.
def outer():
    box = []

    def nested():
        yield next(box[0])

    g = nested()
    box.append(g)
    return g


class Derived:
    def gen(self):
        yield from self.box[0]


for g in (outer(), (d := Derived()).gen()):
    d.box = [g]
    try:
        next(g)
    except ValueError as error:
        print(error)
    print(next(g, "ended"))


def sends_to_itself():
    try:
        holder[0].send(None)
    except ValueError as error:
        yield str(error)
    try:
        holder[0].close()
    except ValueError as error:
        yield str(error)


holder = [sends_to_itself()]
print(list(holder[0]))
