# The order in which iterables, conditions and elements are evaluated.
def owner():
    log = []

    def note(label, value):
        log.append(label)
        return value

    table = {
        note(f"k{i}{j}", i): note(f"v{j}", j)
        for i in note("outer", range(2))
        if note(f"if{i}", i)
        for j in note(f"inner{i}", range(3))
        if note("first", j) and note("second", True)
        if note("third", j < 2)
    }
    return table, log


print(owner())
