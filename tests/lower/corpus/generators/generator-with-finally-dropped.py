# A generator that is dropped is closed: its finally clauses run.
import gc


def opened():
    try:
        print("open")
        yield 1
        yield 2
    finally:
        print("closed")


g = opened()
next(g)
g = None
gc.collect()
print("after")
for x in opened():
    break
del x
gc.collect()
print("after the loop")
g = opened()
del g
gc.collect()
print("never started")
