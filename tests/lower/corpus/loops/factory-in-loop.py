# A factory called in the loop gives each closure a variable of its own.
def owner():
    def make(i):
        def inner(step):
            nonlocal i
            i += step
            return i

        return inner

    return [make(i) for i in range(3)]


made = owner()
print([f(10) for f in made], [f(1) for f in made])
