# title: A generator that has started
# tags: refused, generator
# %% main
def count(n):
    while n:
        yield n
        n -= 1


running = {"count": count(3)}
next(running["count"])

# %% error
# running['count']
# generator
