# Functions are defined in each part of a try statement.
def parts(fail):
    made = []
    try:

        def in_try():
            return "try", fail

        made.append(in_try)
        if fail:
            raise ValueError("no")
    except ValueError as error:
        text = str(error)

        def in_except():
            return "except", text

        made.append(in_except)
    else:

        def in_else():
            return "else", fail

        made.append(in_else)
    finally:

        def in_finally():
            return "finally", len(made)

        made.append(in_finally)
    return [one() for one in made]


print(parts(True))
print(parts(False))
