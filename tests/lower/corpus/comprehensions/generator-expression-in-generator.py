# Chains of generator expressions that capture each other, pulled one item at a time.
def primes():
    def count(n):
        while True:
            yield n
            n += 1

    def without(source, p):
        return (n for n in source if n % p)

    source = count(2)
    while True:
        p = next(source)
        yield p
        source = without(source, p)


found = primes()
print([next(found) for _ in range(10)])
