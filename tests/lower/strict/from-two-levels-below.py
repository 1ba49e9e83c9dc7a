# A captured variable is changed two levels below its owner.
# read-only: Cannot mutate captured variable 'x' at 10:13
# reject: Nested functions not supported at line 7 at 7:5
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
