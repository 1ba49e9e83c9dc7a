# Three functions at three levels call each other in a ring.
def ring(count):
    def first(n):
        def second(n):
            def third(n):
                return ["third", n, *(first(n - 1) if n else [])]

            return ["second", n, *third(n)]

        return ["first", n, *second(n)]

    return first(count)


print(ring(2))
