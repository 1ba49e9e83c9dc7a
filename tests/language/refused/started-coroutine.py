# title: A coroutine that has started
# tags: refused, async
# %% main
class Pause:
    def __await__(self):
        yield


async def wait():
    await Pause()


running = wait()
running.send(None)

# %% error
# running
# coroutine
