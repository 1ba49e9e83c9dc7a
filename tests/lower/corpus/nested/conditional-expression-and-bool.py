# Captured variables in conditional expressions, `and`, `or`, `not` and chained comparisons.
def make(low, high):
    calls = []

    def note(value):
        calls.append(value)
        return value

    def test(x):
        return (
            note(low) < note(x) < note(high),
            note(low) and note(high) or note(x),
            note("yes") if low <= x else note("no"),
            not low,
        )

    return test, calls


test, calls = make(0, 10)
print(test(5), calls)
calls.clear()
print(test(-1), calls)
