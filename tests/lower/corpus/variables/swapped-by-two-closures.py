# Two closures exchange two variables of two owners.
def outer():
    a = "a"

    def middle():
        b = "b"

        def swap():
            nonlocal a, b
            a, b = b, a

        def show():
            return a, b

        return swap, show

    return middle(), middle()


(swap1, show1), (swap2, show2) = outer()
swap1()
print(show1(), show2())
swap2()
print(show1(), show2())
