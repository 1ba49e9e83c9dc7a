# title: Closures of a loop keep one cell
# tags: closure, loop
# %% main
def make():
    made = []
    for i in range(3):

        def get():
            return i

        made.append(get)

    def move():
        nonlocal i
        i += 10

    return made, move


made, move = make()

# %% restored
assert [get() for get in made] == [2, 2, 2]
move()
assert [get() for get in made] == [12, 12, 12]
