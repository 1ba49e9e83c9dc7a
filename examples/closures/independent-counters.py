# title: Two counters that count on their own
# tags: closure, nonlocal, independence
# question: Do two closures of one source stay apart?
# look: The two cells count in the graph, each with a number of its own; the code of both functions is one.
# %% main
def make_counter(start=0):
    count = start

    def increment():
        nonlocal count
        count += 1
        return count

    return increment


counter_a = make_counter(0)
counter_b = make_counter(100)
assert [counter_a(), counter_a(), counter_b()] == [1, 2, 101]

# %% restored
assert counter_b() == 102
assert counter_a() == 3
assert counter_a() == 4
assert counter_b() == 103
assert counter_a.__code__ is counter_b.__code__
assert counter_a.__closure__[0] is not counter_b.__closure__[0]
