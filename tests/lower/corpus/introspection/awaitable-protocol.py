# Attributes that tell the protocols apart.
def lazily():
    yield


async def later(): ...


async def both():
    yield


c = later()
for thing in (lazily(), c, both()):
    names = "__iter__ __next__ send throw close __await__ __aiter__ __anext__ asend athrow aclose".split()
    print([name for name in names if hasattr(thing, name)])
c.close()
