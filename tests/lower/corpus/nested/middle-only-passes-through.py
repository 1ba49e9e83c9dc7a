# The middle function does not use the variable itself.
def f1():
    x = 1

    def f2():
        y = 2

        def f3():
            z = 3

            def f4():
                return x, y, z

            return f4()

        return f3()

    return f2()


print(f1())
