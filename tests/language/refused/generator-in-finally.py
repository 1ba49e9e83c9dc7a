# title: A generator that has stopped in a finally
# tags: refused, generator
# %% main
def count(n):
    try:
        while n:
            yield n
            n -= 1
    finally:
        yield "finally"


running = {"count": count(0)}
next(running["count"])

# %% error
# running['count']
# it has stopped in a `finally`
