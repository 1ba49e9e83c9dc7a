# A walrus in a comprehension binds a nonlocal and a global name.
kept = None


def owner():
    found = "nothing"

    def search(items):
        nonlocal found
        global kept
        any((found := item) > 2 for item in items)
        {(kept := item) for item in items}
        return found

    return search([1, 2, 3, 4]), search([]), found


print(owner(), kept)
