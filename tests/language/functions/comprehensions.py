# title: Comprehensions of every kind
# tags: function, comprehension
# %% main
scale = 2


def make(offset):
    def table(rows):
        squares = [x * scale + offset for row in rows for x in row if x]
        pairs = {x: y for x, y in zip(squares, squares[1:])}
        return squares, pairs, {x % 3 for x in squares}, sum(x for x in squares)

    return table


table = make(1)
grid = [[(x, y) for x in range(2)] for y in range(2)]

# %% restored
assert table([[1, 2], [0, 3]]) == ([3, 5, 7], {3: 5, 5: 7}, {0, 2, 1}, 15)
assert grid == [[(0, 0), (1, 0)], [(0, 1), (1, 1)]]
