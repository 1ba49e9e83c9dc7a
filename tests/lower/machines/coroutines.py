# Coroutines, asynchronous generators and `yield from` by hand, step by step.
import gc, asyncio, sys, types, itertools, inspect, collections.abc, contextlib
def show(f, *a):
    try: print('->', f(*a))
    except BaseException as e:
        chain=[]
        while e is not None and len(chain)<6:
            chain.append((type(e).__name__, str(e).split(' at 0x')[0], type(e.__cause__).__name__)); e=e.__context__
        print('!!', chain)
class Aw:
    def __init__(s,*v): s.v=v
    def __await__(s):
        return it(s.v)
class it:
    def __init__(s,v): s.i=iter(v)
    def __iter__(s): return s
    def __next__(s): return next(s.i)
class Full:
    def __init__(s,log): s.log=log; s.n=0
    def __await__(s): return s
    def __iter__(s): return s
    def __next__(s): s.n+=1; print('next', s.n); return s.n
    def send(s,v): print('send', v); 
    def throw(s,*a): print('throw', [x if isinstance(x,type) else str(x) for x in a]); raise StopIteration('from throw')
    def close(s): print('close')
class Bad1:
    def __await__(s): return 5
class Bad2:
    def __await__(s): return c1()
class CM:
    def __init__(s,n,swallow=False): s.n=n; s.s=swallow
    async def __aenter__(s): print('aenter', s.n); await Aw('enter'+s.n); return s.n
    async def __aexit__(s,t,v,tb): print('aexit', s.n, t and t.__name__, str(v), tb is None, type(sys.exc_info()[1]).__name__); await Aw('exit'+s.n); return s.s
class SCM:
    def __init__(s,n,swallow=False): s.n=n; s.s=swallow
    def __enter__(s): print('enter', s.n); return s.n, [s.n]
    def __exit__(s,t,v,tb): print('exit', s.n, t and t.__name__, str(v), type(sys.exc_info()[1]).__name__); return s.s
class AIter:
    def __init__(s,n): s.n=n
    def __aiter__(s): return s
    async def __anext__(s):
        if s.n == 0: raise StopAsyncIteration
        s.n -= 1
        await Aw('tick')
        return s.n
class BadA1:
    def __aiter__(s): return 5
class BadA2:
    def __aiter__(s): return s
    def __anext__(s): return 5
class BadA3:
    def __aiter__(s): return s
    def __anext__(s): raise StopAsyncIteration
async def c1(): 
    return 'c1'
async def c2(x):
    print('c2', x)
    y = await Aw(1, 2)
    try:
        z = await c3(x)
    except KeyError as e:
        z = ('key', str(e))
    finally:
        await Aw('fin')
    return y, z
async def c3(x):
    try:
        return await Full(x)
    finally:
        print('c3 fin', type(sys.exc_info()[1]).__name__)
async def c4(o):
    return await o
async def c5(a, b):
    async with CM('a', a) as x, CM('b', b):
        with SCM('s') as (p, q):
            print(x, p, q)
            await Aw('body')
            if a and not b: return 'ret'
            raise KeyError('in')
    return 'end'
async def c6(n):
    async for i in AIter(n):
        print('i', i)
        if i == 1: continue
        if i == 3: break
        await Aw('in')
    else:
        print('else')
        await Aw('else')
    return 'done'
async def c7(o):
    async for i in o:
        print(i)
async def c8(o):
    async with o as z:
        await Aw(1)
def w1(a):
    with SCM('x', a), SCM('y') as (m, n):
        for i in range(3):
            with SCM('in%d' % i):
                got = yield m, i
                if got == 'break': break
                if got == 'ret': return 'r'
                if got == 'cont': continue
                print('rest')
    yield 'after'
def w2(o):
    with o as x:
        yield x
async def ag1(n):
    try:
        for i in range(n):
            await Aw('a')
            got = yield i
            print('got', got)
            if got == 'ret': return
    except KeyError:
        yield 'handled'
        await Aw('h')
    finally:
        await Aw('f')
        print('agfin', type(sys.exc_info()[1]).__name__)
async def ag2():
    try: yield 1
    except GeneratorExit: yield 2
async def ag3():
    raise StopAsyncIteration('s')
    yield
async def ag4():
    raise StopIteration('s')
    yield
async def ag5():
    async for x in ag1(3):
        y = x
        yield y
    yield 'last'
async def ag6():
    yield 1
    yield 2
@types.coroutine
def tc(n):
    x = yield 'tc%d' % n
    return x
@types.coroutine
def tc2():
    return (yield from c4(Aw(1)))
def yf(o):
    r = yield from o
    print('r', r)
    return r
def sub():
    try:
        x = yield 1
        print('x', x)
        x = yield 2
    except ValueError as e:
        yield 'sub caught'
        return 'subret'
    finally:
        print('sub fin')
def drive(c, script):
    drive_(c, script); del c
    gc.collect()
def drive_(c, script):
    print('---', script)
    for op, *a in script: show(getattr(c, op), *a)
    if hasattr(c, 'close'): show(c.close)
S=('send',None)
ops=[S,('throw',KeyError('t')),('throw',asyncio.CancelledError('c')),('close',),('throw',GeneratorExit)]
mk=[lambda: c2('q'), lambda: c4(Aw(1,2)), lambda: c5(0,0), lambda: c5(1,0), lambda: c5(0,1), lambda: c6(2), lambda: c6(5), lambda: c4(tc(3)), lambda: c4(c4(c1())), lambda: c7(ag1(2)), lambda: c7(ag5()), lambda: c7(AIter(2)), lambda:c4(tc2()), lambda: w1(0), lambda: w1(1), lambda: yf(sub()), lambda: yf(yf(sub())), lambda: yf([1,2]), lambda: yf(Full(1)), lambda: ag1(2).asend(None), lambda: ag1(1).athrow(KeyError), lambda: ag1(1).aclose()]
for k, m in enumerate(mk):
    for n in (0,1,2,3,4,5):
        for last in ops:
            print(k); drive(m(), [S]*n+[last, S])
for o in (5, Bad1(), Bad2(), c1, None):
    c=c4(o); show(c.send, None)
for o in (5, BadA1(), BadA2(), BadA3(), [1]):
    c=c7(o); show(c.send, None)
for o in (5, SCM('z'), object()):
    c=c8(o); show(c.send, None)
for o in (5, CM('z'), object()):
    g=w2(o); show(next, g)
for o in (5, object(), c1()):
    g=yf(o); show(next, g)
c=c1(); show(c.send, None); show(c.send, None); show(c.throw, ValueError); show(c.close)
c=c4(Aw(1)); c.send(None); d=c4(c); show(d.send, None); show(c.send, 5)
c=c1(); show(c.send, 1); c.close(); print(repr(c)[:24], c.__name__, c.cr_running, c.cr_await, c.cr_frame is None)
for script in itertools.product([('asend',None),('asend','ret'),('athrow',KeyError('k')),('aclose',),('athrow',GeneratorExit)], repeat=2):
    for f in (lambda: ag1(2), ag2, ag3, ag4, ag5, ag6):
        print(script)
        g=f()
        for op,*a in script:
            aw=getattr(g,op)(*a)
            for _ in range(6):
                try: print('y', aw.send(None))
                except BaseException as e: print('E', type(e).__name__, e.args, type(e.__context__).__name__); break
            show(aw.send, None)
        print(g.ag_running, g.ag_frame is None, repr(g)[:28])
g=ag1(2); a=g.asend(None); b=g.asend(None); a.send(None); show(b.send, None); show(g.aclose().send, None); show(a.throw, KeyError('z')); show(g.asend(5).send, None)
show(ag6().asend(5).send, None); 
a=ag6().__anext__(); a.close(); show(a.send, None)
for x in (c1(), ag6(), yf([])):
    print(isinstance(x, collections.abc.Coroutine), isinstance(x, collections.abc.AsyncGenerator), isinstance(x, collections.abc.Generator), inspect.isawaitable(x), asyncio.iscoroutine(x) if not isinstance(x, collections.abc.Generator) else '')
    if hasattr(x,'close'): x.close()
print(asyncio.iscoroutinefunction(c1), inspect.iscoroutinefunction(c1) or sys.version_info<(3,12), asyncio.iscoroutinefunction(yf))
