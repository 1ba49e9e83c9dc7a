# A lambda whose text runs over several lines, with comments and strings in it.
def make(a):
    return lambda b, c=(
        1,  # a comment with lambda: in it
        2,
    ): (
        a
        + b  # more
        + sum(c)
        + len(
            """lambda
of text"""
        )
    )


print(make(1)(2), make(1)(2, (5,)))
