# A class body stands between a function and a method; both name one variable, the body another.
def owner():
    n = 0

    class Between:
        m = n + 10

        def bump(self):
            nonlocal n
            n += 1

            class Deeper:
                k = n, Between.m

                def get(self):
                    nonlocal n
                    n += 100
                    return n, self.k

            return Deeper().get()

        later = [bump]
        try:
            m += missing
        except NameError:
            m += 1

    return Between().bump(), Between.later[0](Between()), n, Between.m


print(owner())
