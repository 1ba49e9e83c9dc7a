# Captured counters in nested loops with break, continue and else.
def owner(rows):
    total = skipped = rounds = 0

    def run():
        nonlocal total, skipped, rounds
        for row in rows:
            rounds += 1
            for cell in row:
                if cell is None:
                    skipped += 1
                    continue
                if cell < 0:
                    break
                total += cell
            else:
                total += 1000
        while rounds:
            rounds -= 1
            if rounds == 1:
                break

    run()
    return total, skipped, rounds


print(owner([[1, None, 2], [3, -1, 4], [None]]))
