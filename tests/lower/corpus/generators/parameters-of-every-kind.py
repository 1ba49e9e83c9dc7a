# Generators with parameters of every kind; defaults are shared, arguments kept.
def all_kinds(a, /, b=[], *args, c, d=None, **kwargs):
    yield a
    b.append(a)
    yield b, args, c, d
    a = args = None
    yield kwargs


print(list(all_kinds(1, c=2)))
print(list(all_kinds(3, c=4)))
print(list(all_kinds(1, [9], 5, 6, c=7, d=8, e=9)))
for wrong in (lambda: all_kinds(), lambda: all_kinds(1), lambda: all_kinds(a=1, c=2)):
    try:
        wrong()
    except TypeError as error:
        print(error)
