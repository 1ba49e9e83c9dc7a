# A nested function deletes a global; the name falls back to the builtin.
len = lambda x: "mine"


def owner():
    def drop():
        global len
        del len

    return drop


print(len([1, 2]))
owner()()
print(len([1, 2]))
try:
    owner()()
except NameError as error:
    print(error)
