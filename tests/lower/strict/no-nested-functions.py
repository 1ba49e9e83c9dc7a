# Functions, methods, comprehensions and lambdas of the module are no nested functions.
# read-only: good
# reject: good
def double(x):
    return [2 * i for i in range(x)]


class C:
    def method(self):
        x = 1
        x += 1
        return x, sum(i for i in range(x))


triple = lambda x: x * 3
print(double(2), C().method(), triple(2))
