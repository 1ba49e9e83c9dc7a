# Every augmented assignment to a captured variable, from inside and in the owner.
def make():
    n, s, items = 7, {1, 2}, [1]

    def inner():
        nonlocal n, s, items
        n += 3
        n -= 1
        n *= 4
        n //= 5
        n %= 5
        n **= 3
        n <<= 4
        n >>= 1
        n |= 5
        n &= 0xFE
        n ^= 3
        s |= {3}
        s -= {1}
        items += [2]
        items *= 2
        return n, sorted(s), items

    alias = items
    result = inner()
    n /= 4
    items[0] += 10
    items[-1] -= 1
    return result, n, alias is items, items


print(make())
