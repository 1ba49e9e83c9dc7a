# A function in a with block captures the target, and is called after the block.
class Manager:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, *details):
        print("exit", self.name, details[0])
        self.name += " (left)"


def make():
    with Manager("a") as one, Manager("b") as two:

        def names():
            return one.name, two.name

        print(names())
    return names


print(make()())
