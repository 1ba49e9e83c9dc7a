# A function in a method captures self, a local and a parameter.
class A:
    def __init__(self, x):
        self.x = x

    def outer(self, num):
        y = 5

        def inner():
            return self.x + y + num

        self.x += 100
        return inner()


print(A(3).outer(4))
print(A.outer(A(1), num=2))
