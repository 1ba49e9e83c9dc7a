# The second binding stands in an unpacking, in a line with text beyond ASCII.
# read-only: Cannot mutate captured variable 'x' at 7:14
# reject: Nested functions not supported at line 6 at 6:10
def owner():
    x = 0
    get = lambda: x
    größe, (x, *z) = "ä", "öü"
    return get(), größe, z


print(owner())
