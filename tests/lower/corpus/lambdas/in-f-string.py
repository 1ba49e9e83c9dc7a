# Lambdas in f-strings, in their format specifications too.
def show(width, value):
    inner = f"{(lambda: value)()!r:>{(lambda: width)()}}"
    nested = f"{', '.join(f'{(lambda k: k + width)(k)}' for k in range(3))}"
    return inner, nested, f"{(lambda x: x * 2)(value)}", f"{width=} {value!s}"


print(show(8, "v"))
