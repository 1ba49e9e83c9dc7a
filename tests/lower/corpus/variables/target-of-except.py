# The name of an except clause is a captured variable: it is deleted at the end of the clause.
def owner():
    error = "before"

    def fail():
        nonlocal error
        try:
            raise ValueError("inside")
        except ValueError as error:
            return repr(show())

    def show():
        return error

    print(show(), fail())
    try:
        show()
    except NameError as caught:
        print(type(caught).__name__, caught)
    error = "again"
    return show()


print(owner())
