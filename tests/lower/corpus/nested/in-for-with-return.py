# A function is made in a loop, called there, and the loop is left by return.
def for_loop():
    def unrelated():
        return "unrelated"

    for i in range(5):

        def inner(i):
            return i

        if i == 3:
            return inner(i), inner(10)
    return 0


print(for_loop())
