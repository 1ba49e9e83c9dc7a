# The two functions that call each other stand three levels deep; the start is bound last.
def one():
    def two():
        def three():
            def ping(value):
                trace.append(("ping", value))
                return pong(value - 1) if value > 0 else "bottom"

            def pong(value):
                trace.append(("pong", value))
                return ping(value - 1) if value > 0 else "bottom"

            return ping(start)

        return three()

    start = 3
    trace = []
    return two(), trace


print(one())
