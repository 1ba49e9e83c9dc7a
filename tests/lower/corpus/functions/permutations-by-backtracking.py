# Backtracking with a captured list that grows and shrinks.
def solve(n):
    placed, solutions = [], 0

    def safe(column):
        row = len(placed)
        return all(c != column and abs(c - column) != row - r for r, c in enumerate(placed))

    def place():
        nonlocal solutions
        if len(placed) == n:
            solutions += 1
            if solutions == 1:
                print(placed)
            return
        for column in range(n):
            if safe(column):
                placed.append(column)
                place()
                placed.pop()

    place()
    return solutions


print(solve(4), solve(5), solve(6))
