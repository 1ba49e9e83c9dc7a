# Comprehensions, stars and generator expressions mixed in displays and subscripts.
def owner(n):
    items = [*[i for i in range(n)], *(i * n for i in range(2)), n]
    table = {**{i: n for i in range(2)}, "k": [*{n}]}
    matrix = [[0] * 3 for _ in range(3)]
    for i, j in ((i, j) for i in range(3) for j in range(i)):
        matrix[i][j] = i * n
    return items, table, matrix, items[[i for i in range(n)][-1]]


print(owner(2))
