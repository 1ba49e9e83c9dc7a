# A recursion of some hundred levels through a captured variable, and an endless one that is caught.
def owner():
    deepest = 0

    def down(n):
        nonlocal deepest
        deepest = max(deepest, n)
        return 0 if n == 0 else 1 + down(n - 1)

    def forever():
        return forever()

    print(down(200), deepest)
    try:
        forever()
    except RecursionError as error:
        print(type(error).__name__)


owner()
