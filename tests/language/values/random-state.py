# title: A random generator goes on where it was
# tags: random, state
# %% main
import random

generator = random.Random(5)
generator.random()
twin = random.Random()
twin.setstate(generator.getstate())
expected = [twin.random() for _ in range(3)]


def draw():
    return generator.random()


# %% restored
assert [draw() for _ in range(3)] == expected
