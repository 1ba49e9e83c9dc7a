# A name of the module hides a builtin for all functions, until it is deleted.
def owner():
    def inner():
        return abs(-1)

    return inner


get = owner()
print(get())
abs = lambda x: ("mine", x)
print(get())
del abs
print(get())
