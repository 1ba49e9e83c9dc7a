# A generator expression over a generator leaves it open when it is closed early.
def source():
    try:
        yield from range(5)
    finally:
        print("source closed")


def owner():
    items = source()
    lazy = (i * 2 for i in items)
    print(next(lazy), next(lazy))
    lazy.close()
    print(next(items))
    items.close()
    print(list(items))


owner()
