# Closures made in the else clauses of loops.
def search(items, wanted):
    for item in items:
        if item == wanted:
            found = lambda: ("found", item)
            break
    else:
        found = lambda: ("missing", wanted, item)
    return found()


print(search([1, 2, 3], 2), search([1, 2, 3], 9))
try:
    search([], 0)
except NameError as error:
    print(error)
