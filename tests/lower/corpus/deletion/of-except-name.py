# The name of an except clause is gone after it, for closures too, and however the clause ends.
def owner(how):
    made = []
    for _ in range(1):
        try:
            raise ValueError(how)
        except ValueError as error:
            made.append(lambda: error)
            print(repr(made[0]()))
            if how == "break":
                break
            if how == "raise":
                error = "bound anew"
                try:
                    raise KeyError("other")
                except KeyError as other:
                    made.append(lambda: other)
            if how == "delete":
                del error
    for get in made:
        try:
            print(get())
        except NameError as caught:
            print(type(caught).__name__, caught)


for how in ("plain", "break", "raise", "delete"):
    owner(how)
