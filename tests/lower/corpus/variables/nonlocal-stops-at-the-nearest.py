# nonlocal means the nearest function that binds the name.
def a():
    x = "a"

    def b():
        x = "b"

        def c():
            nonlocal x
            x += "c"

            def d():
                nonlocal x
                x += "d"
                return x

            return d

        result = c()()
        return result, x

    return b(), x


print(a())
