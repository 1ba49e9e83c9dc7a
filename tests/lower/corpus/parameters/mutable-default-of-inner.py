# A default that is changed belongs to one function, not to the definition.
def owner():
    def inner(x, seen=[]):
        seen.append(x)
        return seen

    return inner


first, second = owner(), owner()
print(first(1), first(2), second(3), first.__defaults__, second.__defaults__)
