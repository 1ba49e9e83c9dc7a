# The name of an except clause lives across yields in the clause and is gone after it.
def keeps():
    error = "before"
    try:
        raise ValueError("v")
    except ValueError as error:
        yield repr(error)
        get = lambda: error
        yield repr(get())
    try:
        yield error
    except UnboundLocalError as unbound:
        yield str(unbound)
    except NameError as unbound:
        yield "name error"
    try:
        yield get()
    except NameError as unbound:
        yield str(unbound)


for item in keeps():
    print(item)
