# A variable is written from four levels below, past functions that do not use it.
def a():
    x = ["a"]

    def b():
        def c():
            def d():
                def e():
                    nonlocal x
                    x = [*x, "e"]
                    return x

                return e

            return d

        return c

    return b()()(), lambda: x


write, read = a()
print(write(), read())
print(write(), read())
