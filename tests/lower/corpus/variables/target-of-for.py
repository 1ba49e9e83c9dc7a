# A loop variable is a captured variable of another function; the loop leaves its last value.
def owner():
    i = "before"

    def run(items):
        nonlocal i
        for i in items:
            seen.append(get())
        else:
            seen.append("else")

    def get():
        return i

    seen = [get()]
    run([1, 2])
    run([])
    return seen, i


print(owner())
