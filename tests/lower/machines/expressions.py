# Expressions are evaluated in the same order, whatever is sent into the suspensions in them.
import itertools
log=[]
class V:
    def __init__(s,n): s.n=n
    def __repr__(s): return s.n
    def op(name):
        def f(s,*a): log.append((name,s.n)+tuple(map(str,a))); return V(f'{name}({s.n},{",".join(map(str,a))})')
        return f
    __add__=op('add'); __radd__=op('radd'); __iadd__=op('iadd'); __mul__=op('mul'); __getitem__=op('getitem'); __call__=op('call'); __lt__=op('lt'); __neg__=op('neg'); __pow__=op('pow')
    def __setitem__(s,k,v): log.append(('setitem',s.n,str(k),str(v)))
    def __delitem__(s,k): log.append(('delitem',s.n,str(k)))
    def __getattr__(s,k):
        if k.startswith('__'): raise AttributeError(k)
        log.append(('getattr',s.n,k)); return V(s.n+'.'+k)
    def __setattr__(s,k,v):
        if k=='n': object.__setattr__(s,k,v)
        else: log.append(('setattr',s.n,k,str(v)))
    def __delattr__(s,k): log.append(('delattr',s.n,k))
    def __bool__(s): return not s.n.startswith('F')
    def __iter__(s): log.append(('iter',s.n)); return iter([V(s.n+'0'),V(s.n+'1')])
    def __format__(s,spec): log.append(('format',s.n,spec)); return f'<{s.n}:{spec}>'
    def __hash__(s): return 1
    def __eq__(s,o): return s is o
    def keys(s): log.append(('keys',s.n)); return ['k1','k2']
def v(n): log.append(('v',n)); return V(n)
def f(*a,**k): log.append(('f',str(a),str(k))); return V('r')
def e1(): x = f(v('a'), (yield v('b')), v('c'), *v('d'), k=(yield v('e')), **{'z': v('g')}); yield x
def e2(): x = f(*v('a'), *[(yield 1)], k=v('b'), **{'q': (yield 2)}, m=v('c')); yield x
def e3(): v('o').attr[v('i')] = v('p')[(yield 1)] = (yield 2) + v('z')
def e4(): v('o').attr += (yield 1)
def e5(): v('o')[v('i'):v('j')] += (yield 1); v('o')[v('i'), 1:(yield 2)] += (yield 3)
def e6(): x = v('a') < (yield 1) < v('b') < (yield 2) < v('c'); yield x
def e7(): x = v('a') and (yield 1) and v('b') or (yield 2) or v('c'); yield x
def e8(): x = (yield 1) if (yield 2) else (yield 3); y = (v('a') if v('F') else (yield 4)); yield x, y
def e9(): yield [v('a'), *v('b'), (yield 1), *v('c'), (yield 2), v('d')]
def e10(): yield {v('a'): v('b'), **{1: v('c')}, (yield 1): (yield 2), v('d'): v('e')}
def e11(): yield f"{v('a')!r:>{10}}x{(yield 1)!r:{(yield 2)}}y{v('b')}" "lit" f'{v("c")}{(yield 3)}{v("d")}'
def e12():
    a, v('t')[(yield 1)], (b, *v('u').w[(yield 2)]) = v('q')[0] + v('s'), (yield 3), [1, 2, 3]
    yield a, b
def e13():
    del v('a')[(yield 1)], v('b').c, v('d')[(yield 2)].e
def e14():
    if (yield 1) and not (v('a') or (yield 2)): yield 'yes'
    elif v('b') and (yield 3): yield 'elif'
    else: yield 'no'
    while not ((yield 4) and v('F1')):
        yield 'loop'
        break
    else: yield 'while-else'
def e15():
    assert (yield 1), (v('m'), (yield 2))
def e16():
    raise (yield 1) from (yield 2)
def e17():
    x = [i for i in (yield 1)]; y = {i: j for i, j in [((yield 2), v('a'))]}; z = sum(i for i in [1, (yield 3)] if isinstance(i, int)); yield x, y, z
def e18():
    x = yield
    y = yield (x, *(1, 2))
    z = (yield (yield (yield y)))
def e19():
    x = v('a').b.c((yield 1)).d[(yield 2)](v('e'))
    x = -(yield 3) + v('f') * (yield 4) ** v('g')
    yield lambda_free(x)
def lambda_free(x): return x
def e20():
    x = y = z = (yield 1)
    yield x, y, z
    x: int = (yield 2)
    v('o').p: int = (yield 3)
    yield x
def e21():
    x = 1
    x += (yield x)
    x *= (yield x) + 1
    yield x
def e22():
    yield (yield 1)[(yield 2)]
    yield {(yield 3), v('h'), (yield 4)}
    yield ((yield 5), v('i'))
def e23():
    return ((yield 1), *v('a'), (yield 2))
def e24():
    for v('t')[(yield 1)] in [v('x'), v('y')]:
        yield 'body'
    for i in (yield 2), (yield 3):
        yield i
def e25():
    match (yield 1), v('s'):
        case [int() as a, _] if a > 1: yield 'int', a
        case [V() as b, *rest]: yield 'v', b, rest
        case {'x': q, **r}: yield q, r
        case _: yield 'none'
    yield 'end'
def e26():
    x = (yield (yield 1) < v('a') < (yield 2)) if not (yield 3) else 5
    print(x)
def e27():
    f((yield 1), x=1)(2, *(yield 2))
    print((yield 3), end=(yield 4))
def e28():
    a = [1,2,3]; i = 0
    i, a[i] = 1, (yield i)
    yield a
    a[(yield 'i1')], a[(yield 'i2')] = a[0], a[1]
    yield a
def e29():
    global G
    G = yield 1
    G += yield G
    yield G
    del G
    try: G
    except NameError as n: yield str(n)
G = 0
def e30():
    if x := (yield 1): yield x
    y = [(z := (yield 2)), z]
    yield y
    yield undefined_local
    undefined_local = 1
VALUES = [lambda n: V('s%d'%n), lambda n: V('Fs%d'%n), lambda n: n, lambda n: None, lambda n: (1,2), lambda n: [V('l'), 3], lambda n: 'str']
for fn in [e1,e2,e3,e4,e5,e6,e7,e8,e9,e10,e11,e12,e13,e14,e15,e16,e17,e18,e19,e20,e21,e22,e23,e24,e25,e26,e27,e28,e29,e30]:
    for combo in itertools.product(VALUES, repeat=2):
        g = fn(); log.clear(); out=[]; i=0; s=None
        try:
            while i < 30:
                out.append(repr(g.send(s))); i+=1; s=combo[(i-1)%2](i)
        except StopIteration as e: out.append(('stop', str(e.value)))
        except Exception as e: out.append((type(e).__name__, str(e), type(e.__cause__).__name__))
        print(fn.__name__, out, log)
