# A while loop whose condition binds a captured variable.
def owner(items):
    made = []
    while item := (items.pop() if items else None):
        made.append(lambda: item)
        if item == 2:
            continue
        made.append(lambda item=item: item)
    else:
        made.append(lambda: ("else", item))
    return [f() for f in made]


print(owner([1, 2, 3]))
