# An assignment in a loop binds a captured variable in each turn.
# read-only: Cannot mutate captured variable 'x' at 7:8
# reject: Nested functions not supported at line 8 at 8:20
def owner(n):
    made = []
    while len(made) < n:
        x = len(made)
        made.append(lambda: x)
    return [f() for f in made]


print(owner(2))
