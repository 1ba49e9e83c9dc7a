# A recursive inner function deletes its own name.
def owner():
    def once(n):
        nonlocal once
        me = once
        del once
        try:
            return once(n)
        except NameError as error:
            once = me
            return str(error), n

    return once(1), once(2), once.__name__


print(owner())
