# What repr shows of functions, methods, generators and coroutines, up to the address.
def owner():
    def inner():
        yield

    class Local:
        def method(self): ...

        def __repr__(self):
            return "Local()"

    async def later(): ...

    return inner, Local, later


inner, Local, later = owner()
c = later()
for thing in (owner, inner, inner(), Local, Local.method, Local().method, later, c, lambda: 0, (i for i in ())):
    print(repr(thing).partition(" at 0x")[0])
c.close()
