# Eight levels; the innermost reads something of each.
def f1(a=1):
    def f2(b=2):
        def f3(c=3):
            def f4(d=4):
                def f5(e=5):
                    def f6(f=6):
                        def f7(g=7):
                            def f8(h=8):
                                nonlocal a, d, g
                                a, d, g = g, a, d
                                return a, b, c, d, e, f, g, h

                            return f8(), f8(), a, d, g

                        return f7(), a, d

                    return f6(), a

                return f5(), a

            return f4(), a

        return f3(), a

    return f2(), a


print(f1())
