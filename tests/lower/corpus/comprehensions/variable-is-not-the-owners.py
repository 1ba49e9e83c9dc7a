# A comprehension's variable hides the owner's, which is captured too.
def owner():
    x = "owner"
    get = lambda: x
    inside = [(x, get(), (lambda: x)()) for x in range(2)]
    return inside, x, get()


print(owner())
