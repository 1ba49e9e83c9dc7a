# A parameter hides the owner's variable in one function, the next sees it again.
def make(x):
    def hides(x):
        def sees_parameter():
            return x

        return sees_parameter

    def sees_owner():
        return x

    return hides("parameter")(), sees_owner()


print(make("owner"))
