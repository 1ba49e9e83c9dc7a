# Functions given to themselves, kept in themselves, and compared.
def owner():
    def me(f=None):
        nonlocal calls
        calls += 1
        if f is me:
            return "myself", calls
        return me(me) if f is None else f(None)

    calls = 0
    me.me = me
    return me(), me.me.me(me), me in [me], {me: 1}[me.me], calls


print(owner())
