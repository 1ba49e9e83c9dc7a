# yields in nested loops; break and continue of the outer from the inner's else.
def pairs(rows):
    for i, row in enumerate(rows):
        j = 0
        while True:
            for cell in row:
                if cell is None:
                    break
                yield i, j, cell
                j += 1
            else:
                yield "row done"
                break
            if j > 3:
                return j
            yield "again", j
            j += 2
        if i == 2:
            continue
        yield "next"
    else:
        yield "all done"


print(list(pairs([[1, 2], [], [3]])))
print(list(pairs([[1, None], [2]])))
