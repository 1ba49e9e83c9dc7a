# title: An asynchronous generator that has started
# tags: refused, async, generator
# %% main
async def numbers():
    yield 1
    yield 2


running = [numbers()]
try:
    running[0].__anext__().send(None)
except StopIteration:
    pass

# %% error
# running[0]
# async_generator
