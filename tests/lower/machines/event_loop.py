# asyncio with tasks that are cancelled at each of their steps.
import asyncio, contextlib, sys
log=print
def cb(t): print('cb', t.result())
async def sleeper(n, d=0.001):
    try:
        await asyncio.sleep(d*n); log('slept', n); return n
    except asyncio.CancelledError: log('cancelled', n); raise
    finally: log('fin', n)
async def main1():
    print(await asyncio.gather(sleeper(1), sleeper(3), sleeper(5)))
    t = asyncio.create_task(sleeper(50)); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError as e: print('C', t.cancelled())
    try:
        async with asyncio.timeout(0.005): await sleeper(500)
    except TimeoutError as e: print('timeout', type(e.__cause__).__name__)
    try: await asyncio.wait_for(sleeper(600), 0.005)
    except TimeoutError: print('wait_for')
    try:
        async with asyncio.TaskGroup() as tg:
            a = tg.create_task(sleeper(1)); b = tg.create_task(boom()); c = tg.create_task(sleeper(700))
    except* ValueError as eg:
        print('EG', eg.exceptions, a.done(), c.cancelled())
async def boom():
    await asyncio.sleep(0.003); raise ValueError('boom')
async def agen(n):
    try:
        for i in range(n):
            await asyncio.sleep(0); yield i
    finally:
        await asyncio.sleep(0); print('agen closed', n)
async def main2():
    async for x in agen(3): print(x)
    async with contextlib.aclosing(agen(10)) as g:
        async for x in g:
            if x == 2: break
    g = agen(5); print(await g.__anext__(), await anext(g), await anext(g, 'd')); await g.aclose(); print(await anext(g, 'default'))
    async for x in agen(4): 
        if x: break
    del x
    await asyncio.sleep(0.01)
    q = asyncio.Queue(2)
    p = asyncio.create_task(producer(q)); print(await consumer(q)); await p
    lock = asyncio.Lock(); ev = asyncio.Event(); await asyncio.gather(user(lock, 1), user(lock, 2), waiter(ev), setter(ev))
    s = asyncio.Semaphore(2)
    async with s, lock: print('both')
async def producer(q):
    for i in range(5): await q.put(i)
    await q.put(None)
async def consumer(q):
    out=[]
    while (x := await q.get()) is not None: out.append(x)
    return out
async def user(lock, n):
    async with lock:
        print('have', n); await asyncio.sleep(0); print('leave', n)
async def waiter(ev): await ev.wait(); print('set')
async def setter(ev): await asyncio.sleep(0); ev.set()
async def layered(log):
    try:
        async with ctx('a'):
            try:
                async with ctx('b'):
                    async for i in agen(3):
                        await asyncio.sleep(0)
                        log.append(i)
            except asyncio.CancelledError:
                await asyncio.sleep(0); log.append('c1'); raise
            finally:
                await asyncio.sleep(0); log.append('f1')
    except asyncio.CancelledError as e:
        await asyncio.sleep(0); log.append('c2'); raise
    else: log.append('else')
    finally: log.append('f2')
class ctx:
    def __init__(s,n): s.n=n
    async def __aenter__(s): await asyncio.sleep(0); return s
    async def __aexit__(s,*a): await asyncio.sleep(0); print('x', s.n, a[0]); return False
async def main3():
    for k in range(30):
        log=[]; t=asyncio.create_task(layered(log))
        for _ in range(k): await asyncio.sleep(0)
        t.cancel()
        r = await asyncio.gather(t, return_exceptions=True)
        print(k, log, [type(x).__name__ for x in r], t.cancelled())
@contextlib.contextmanager
def cm(x):
    try: yield x
    except ValueError as e: print('swallowed', e)
    finally: print('cm out')
@contextlib.asynccontextmanager
async def acm(x):
    await asyncio.sleep(0)
    try: yield x
    except ValueError as e: print('aswallowed', e)
    finally: await asyncio.sleep(0); print('acm out')
async def main4():
    with cm(1) as x: print(x); raise ValueError('v')
    async with acm(2) as y: print(y); raise ValueError('w')
    try:
        async with acm(2) as y: raise KeyError('w')
    except KeyError as e: print('K', e)
    async with acm(3): await asyncio.sleep(0)
    try:
        with cm(1): raise StopIteration('si')
    except StopIteration as e: print('SI', e)
    es = contextlib.AsyncExitStack()
    async with es:
        print(await es.enter_async_context(acm(7)), es.enter_context(cm(8)))
    print(await asyncio.to_thread(sum, [1,2]))
    loop = asyncio.get_running_loop(); f = loop.create_future(); loop.call_soon(f.set_result, 'fut'); print(await f)
    t = asyncio.ensure_future(sleeper(1)); t.add_done_callback(cb); await t
    r = await asyncio.gather(boom(), sleeper(1), return_exceptions=True); print(r)
    print(await asyncio.shield(sleeper(1)))
    for c in asyncio.as_completed([sleeper(2), sleeper(1)]): print('ac', await c)
for m in (main1, main2, main3, main4): asyncio.run(m())
