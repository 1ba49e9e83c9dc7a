# A captured variable is deleted and bound again in each turn of a loop.
def owner():
    made, seen = [], []
    for i in range(3):
        x = i * 10
        made.append(lambda: x)
        seen.append(made[0]())
        del x
    try:
        made[0]()
    except NameError as error:
        seen.append(str(error))
    del i
    try:
        i
    except UnboundLocalError as error:
        seen.append(str(error))
    return seen


print(owner())
