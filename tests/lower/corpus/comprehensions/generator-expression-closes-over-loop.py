# A generator expression outlives its owner, whose variable a closure still changes.
def owner():
    k = 0

    def change(to):
        nonlocal k
        k = to

    return (i + k for i in range(3)), change


lazy, change = owner()
print(next(lazy))
change(10)
print(next(lazy))
change(100)
print(next(lazy), next(lazy, None))
