# Variables of two loops, one of them bound in the other's body.
def owner():
    made = []
    for i in range(2):
        tag = f"t{i}"
        for j in "ab":
            made.append(lambda k=(i, j): (k, i, j, tag))
        made[-1](None)
        tag = tag.upper()
    return [f() for f in made]


print(owner())
