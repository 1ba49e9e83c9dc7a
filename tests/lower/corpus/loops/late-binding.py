# Closures of a loop share its variable.
def owner():
    made = []
    for i in range(3):

        def inner():
            return i

        made.append(inner)
    before = [f() for f in made]
    i = "changed"
    return before, [f() for f in made]


print(owner())
