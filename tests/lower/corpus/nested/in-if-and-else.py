# The same name is defined in each branch.
def if_else(flag):
    def unrelated():
        return "unrelated"

    if flag < 0:

        def inner():
            return "first"

    elif flag > 0:

        def inner():
            return "second"

    else:

        def inner():
            return "third"

    return inner()


print(if_else(-1), if_else(1), if_else(0))
