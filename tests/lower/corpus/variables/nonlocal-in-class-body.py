# A class body writes a variable of the function around it.
def owner():
    n = 0

    def make():
        class Counted:
            nonlocal n
            n += 1
            number = n

            def method(self):
                return n, self.number

        return Counted

    one, two = make(), make()
    return one().method(), two().method(), n, hasattr(one, "n")


print(owner())
