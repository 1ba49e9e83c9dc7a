# **kwargs takes any name, those too that a lowering might give to parameters of its own.
def owner(n):
    def inner(a, **kwargs):
        return a, n, sorted(kwargs)

    class Local:
        def method(self, **kwargs):
            return n, sorted(kwargs)

    def plain(a):
        return a, n

    names = ["e" + "nv", "par" + "ent", "owner_" + "env", "se" + "lf_"]
    given = dict.fromkeys(names, 0)
    for name in names:
        try:
            print(plain(1, **{name: 2}))
        except TypeError as error:
            print(error)
    return inner(1, **given), Local().method(**given)


print(owner(5))
