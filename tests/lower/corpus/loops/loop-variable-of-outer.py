# An inner loop drives the loop variable of the owner while the owner's own loop runs.
def owner():
    seen = []

    def disturb():
        nonlocal i
        for i in (100, 200):
            pass

    for i in range(3):
        if i == 1:
            disturb()
        seen.append(i)
    return seen, i


print(owner())
