# Variables and parameters called send, throw, close, state, label, value, self and the like.
def gen_send(send, throw=2):
    close = send + throw
    yield send + 1
    state = yield throw
    label, value = state, close
    self = [label, value]
    yield self
    frame = exc = error = iterator = running = finished = result = env = self
    yield frame, exc, error, iterator, running, finished, result, env
    return send


g = gen_send(1)
print(next(g), next(g), g.send("s"), next(g))


def unset(flag):
    if flag:
        send = 1
    yield "before"
    yield send + 1


print(list(unset(True)))
try:
    list(unset(False))
except UnboundLocalError as error:
    print(error)


async def await_send(send, throw):
    return await send(1, 2), await throw(3, 4)


async def add(a, b):
    return a + b


try:
    await_send(add, add).send(None)
except StopIteration as end:
    print(end.value)
