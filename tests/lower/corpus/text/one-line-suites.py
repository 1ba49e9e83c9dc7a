# Bodies on the line of their header, with semicolons.
def owner(n):
    def inner(): global g; g = n; return n; print("never")
    def other(x): nonlocal n; n += x; return n
    class Local: a = n; b = lambda self: n
    if n: f = lambda: "yes"; g2 = 1
    else: f = lambda: "no"
    for i in range(2): k = i; h = lambda: (i, k)
    while n < 3: n += 1; n += 1
    try: 1 / 0
    except ZeroDivisionError as e: text = (lambda: str(type(e)))()
    finally: n = n; last = lambda: n
    with memoryview(b"a") as m: size = len(m); get = lambda: size
    return inner(), g, other(10), Local.a, Local().b(), f(), h(), text, last(), get()


print(owner(1)); print(owner(0))
