# Soft keywords and underscores are captured variables.
def owner(_, __, match, case):
    type = "type"

    def inner():
        nonlocal _, case
        _ += 1
        case = [case]
        match match:
            case 5:
                pass
        return _, __, case, type

    try:
        return inner()
    except UnboundLocalError as error:
        return str(error)


def soft(_, __, match, case):
    type = "type"

    def inner():
        nonlocal _
        _ += 1
        match [match, case, type]:
            case [m, _, *__]:
                return m, _, __, match, case

    return inner(), _


print(owner(1, 2, 5, 4))
print(soft(1, 2, 3, 4))
