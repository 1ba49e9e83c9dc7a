# A captured variable is changed two levels below its owner.
# read-only: Cannot mutate captured variable 'x' at 11:12
# reject: Nested functions not supported at line 8 at 8:4
# reject: Nested functions not supported at line 9 at 9:8
def owner():
    x = 0

    def middle():
        def inner():
            nonlocal x
            x = 1

        return inner

    middle()()
    return x


print(owner())
