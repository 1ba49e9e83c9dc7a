# A nested function declares a name global that functions around it bind.
count = 0


def owner():
    count = "owner"

    def outer():
        def inner():
            global count
            count += 1
            return count

        return inner(), count

    return outer(), count


print(owner(), owner(), count)
