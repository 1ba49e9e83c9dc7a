# A def, a lambda, a method and a comprehension share one variable.
def owner():
    x = 0

    def add():
        nonlocal x
        x += 1

    class Adder:
        def add(self):
            nonlocal x
            x += 10
            return x

    get = lambda: x
    add()
    Adder().add()
    seen = [(add(), get())[1] for _ in range(2)]
    return seen, get(), x


print(owner())
