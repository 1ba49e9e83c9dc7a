# Two inner functions call each other.
def parity(start):
    def even(k):
        if k == 0:
            return True
        return odd(k - 1)

    def odd(k):
        if k == 0:
            return False
        return even(k - 1)

    return even(start), odd(start)


print(parity(4), parity(7))
