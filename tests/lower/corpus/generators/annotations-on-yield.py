# Statements that look like yields: names, strings, attributes and comments.
class Box:
    yield_ = "attribute"


def text():
    yield_ = "yield 1"
    yield (yield_)  # yield 2
    """yield 3"""
    yield(yield_, Box.yield_)
    x = """
    yield 4
    """
    yield x; yield; yield (
        "over"
        " lines"
    )
    if x: yield "same line"
    for _ in range(2): yield _; yield "semicolon"
    while True: break
    yield \
        "continued"


print(list(text()))
