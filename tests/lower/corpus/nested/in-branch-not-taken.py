# A function whose branch is not taken leaves its name unbound.
def choose(flag):
    if flag:

        def inner():
            return "there"

    def use():
        return inner()

    return use


print(choose(True)())
try:
    choose(False)()
except NameError as error:
    print(type(error).__name__, error)
