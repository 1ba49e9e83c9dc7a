# A function is made anew in each turn of a while loop.
def while_loop():
    made = []
    i = 0
    while i < 5:

        def inner(j):
            return i, j

        made.append(inner)
        if i == 3:
            break
        i += 1
    else:
        print("not reached")
    return [one(number) for number, one in enumerate(made)]


print(while_loop())
