# A coroutine that sends to itself, or is closed from inside, is refused.
async def selfish(how):
    try:
        me.send(None) if how == "send" else me.close() if how == "close" else me.throw(KeyError)
    except ValueError as error:
        return str(error)


for how in ("send", "close", "throw"):
    me = selfish(how)
    try:
        me.send(None)
    except StopIteration as end:
        print(end.value)
