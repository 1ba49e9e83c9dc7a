# Bounds of type parameters are lazy and capture what is around.
# python: >=3.12
def owner(bound):
    def inner[T: bound](x: T):
        return T

    class Local[S: (bound, later)]:
        def get(self):
            return S

    bound = bytes
    later = str
    return inner(1).__bound__, Local().get().__constraints__


print(owner(int))
