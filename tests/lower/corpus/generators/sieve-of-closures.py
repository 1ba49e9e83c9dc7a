# Each prime adds a generator to the chain; the chain is as deep as the primes are many.
def count_from(n):
    while True:
        yield n
        n += 1


def sieve():
    source = count_from(2)

    def keep(p, rest):
        for n in rest:
            if n % p:
                yield n

    while True:
        p = next(source)
        yield p
        source = keep(p, source)


for p in sieve():
    print(p, end=" ")
    if p > 40:
        break
print()
