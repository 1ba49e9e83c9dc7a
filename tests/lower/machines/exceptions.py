# Generators are sent to, thrown into and closed in every order; what is raised has the same causes and contexts.
import gc
import sys
def show(f, *a):
    try: print('->', f(*a))
    except BaseException as e:
        chain=[]
        while e is not None and len(chain)<6:
            chain.append((type(e).__name__, str(e), type(e.__cause__).__name__, e.__suppress_context__)); e=e.__context__
        print('!!', chain)
def info(): return type(sys.exc_info()[1]).__name__, str(sys.exc_info()[1])
def g1():
    try:
        x = yield 1
        print('x', x)
    except KeyError as k:
        print('K', info())
        y = yield 2
        print('y', y, info())
        try:
            z = yield 3
            raise ValueError('new')
        except ValueError as v:
            print(info(), type(v.__context__).__name__)
            yield 4
            print(info())
            raise
    except (TypeError, IndexError):
        print('T', info())
        yield 'T'
        raise RuntimeError('r') from None
    else:
        print('else', info())
        yield 'else'
    finally:
        print('finally', info())
        w = yield 'fin'
        print('w', w, info())
    print('after', info())
    yield 'after'
def g2():
    for i in range(3):
        try:
            yield i
            if i == 1: continue
            if i == 2: return 'ret'
        finally:
            yield 'f%d' % i
            print('done', i)
def g3():
    while True:
        try:
            try:
                yield 1
            finally:
                yield 2
                break
        finally:
            print('outer')
    yield 3
def g4():
    try:
        try:
            return (yield 1)
        finally:
            yield 2
    finally:
        try:
            yield 3
        finally:
            yield 4
def g5():
    try:
        return 'a'
    finally:
        for i in range(2):
            try:
                yield i
                return 'b'
            finally:
                if i == 0: continue
def g6():
    try:
        yield 1
    except GeneratorExit:
        print('exit', info())
        yield 'ignored'
def g7():
    try:
        yield 1
    finally:
        print('closing', info())
def g8():
    try:
        yield 1
    except GeneratorExit:
        return 'closed'
def g9():
    raise StopIteration('x')
    yield
def g10():
    yield 1
    raise StopIteration
def g11():
    try:
        raise A
    except:
        yield info()
        raise KeyError('z')
class A(Exception): pass
def g12(n):
    try:
        1/0
    except ZeroDivisionError as e:
        for i in range(n):
            yield info(), e.__context__ is None
    print(info())
    yield info()
    try:
        e
    except NameError as ne:
        yield type(ne).__name__
def drive(g, script):
    drive_(g, script); del g
    gc.collect()
def drive_(g, script):
    print('---', script)
    for op, *a in script:
        show(getattr(g, op), *a)
    show(g.close)
S = ('send', None)
import itertools
ops = [S, ('throw', KeyError('k')), ('throw', TypeError), ('throw', ValueError('v')), ('throw', GeneratorExit), ('close',), ('throw', StopIteration('s'))]
for f in (g1, g2, g3, g4, g5, g6, g7, g8, g9, g10, g11, lambda: g12(2)):
    name = f.__name__
    for n in (1, 2, 3):
        for script in itertools.product(*[ops[:5] if n == 3 else ops]*n):
            if n >= 3 and script[0] != S: continue
            print(name)
            try: raise OSError('outer')
            except OSError:
                if n == 2: drive(f(), script)
            if n != 2: drive(f(), script)
for bad in ((1,), (int,), ('x',), (ValueError, 'v', 5), (ValueError('a'), 'b'), (ValueError, ValueError('c')), (ValueError, ('t','u')), (ValueError, 'w', None)):
    def mk(): pass
    for prime in (0, 1):
        g = g7()
        if prime: next(g)
        show(g.throw, *bad)
        show(next, g)
g = g7(); show(g.send, 5); show(next, g); show(g.send, 5); show(g.send, 6)
def selfish():
    print('in')
    show(next, me); show(me.send, 1); show(me.throw, ValueError); show(me.close)
    yield me.gi_running, me.gi_suspended
me = selfish(); show(next, me); print(me.gi_running, me.gi_suspended, me.gi_frame is None); show(next, me); print(me.gi_running, me.gi_suspended, me.gi_frame is None)
print(me.__name__, me.__qualname__, repr(me)[:30])
me.__name__ = 'q'; me.__qualname__ = 'r'; print(me.__name__, me.__qualname__, repr(me)[:22])
