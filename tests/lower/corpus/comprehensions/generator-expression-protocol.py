# Generator expressions can be closed, sent to and thrown into, and are iterators.
def owner(n):
    lazy = (i * n for i in range(5))
    print(iter(lazy) is lazy, next(lazy), lazy.send("ignored"), next(lazy))
    try:
        lazy.throw(ValueError("stop it"))
    except ValueError as error:
        print(repr(error))
    print(list(lazy), next(lazy, "end"))
    other = (i for i in range(5))
    print(next(other), other.close(), list(other))
    fresh = (i for i in [1])
    try:
        fresh.send(1)
    except TypeError as error:
        print(error)
    print(list(fresh))
    print(fresh.__name__, fresh.__qualname__)


owner(2)
