# A variable that a loop changes is seen by functions made before, in and after the loop.
def owner():
    x = "before"
    made = [lambda: ("a", x)]
    for x in range(2):
        made.append(lambda: ("b", x))
    made.append(lambda: ("c", x))
    first = [f() for f in made]
    x = "after"
    return first, [f() for f in made]


print(owner())
