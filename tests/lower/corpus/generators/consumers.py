# What consumes generators: unpacking, star, in, sum, dict, zip, sorted, join, loops over next.
def numbers(n):
    for i in range(n):
        yield i


a, *b, c = numbers(5)
first, second = numbers(2)
print(a, b, c, first, second, [*numbers(2), *numbers(1)], {**dict(enumerate(numbers(2)))})
print(3 in numbers(5), 9 in numbers(5), sum(numbers(4)), max(numbers(3)), sorted(numbers(3), key=lambda x: -x))
print("".join(str(x) for x in numbers(3)), list(zip(numbers(3), numbers(9))), set(numbers(2)), tuple(numbers(1)))
g = numbers(4)
print(2 in g, list(g))
for count in (1, 3):
    try:
        a, b = numbers(count)
    except ValueError as error:
        print(error)
