# A walrus in a comprehension binds a variable of the function, which others capture.
def owner(data):
    last = None

    def get():
        return last

    squares = [(last := x * x) + len([get()]) for x in data if (seen := x) > 1]
    deep = [[total := i + j for j in range(2)] for i in range(2)]
    return squares, last, get(), seen, deep, total


print(owner([1, 2, 3]))
