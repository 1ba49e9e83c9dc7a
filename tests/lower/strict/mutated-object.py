# The object of a captured variable may change, and so may globals.
# read-only: good
# reject: Nested functions not supported at line 10 at 10:4
count = 0


def owner():
    items = []

    def inner():
        global count
        count += 1
        items.append(count)
        items[0] += 1
        return items

    return inner


print(owner()())
