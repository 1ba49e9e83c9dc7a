# A loop binds a captured variable in each turn.
# read-only: Cannot mutate captured variable 'i' at 6:8
# reject: Nested functions not supported at line 7 at 7:20
def owner():
    made = []
    for i in range(3):
        made.append(lambda: i)
    return [f() for f in made]


print(owner())
