# Exceptions pass through nested functions with context and cause.
def owner(how):
    def inner():
        raise KeyError("inner")

    def middle():
        try:
            inner()
        except KeyError as error:
            if how == "cause":
                raise ValueError("middle") from error
            if how == "none":
                raise ValueError("middle") from None
            if how == "bare":
                raise
            raise ValueError("middle")

    middle()


for how in ("cause", "none", "bare", "context"):
    try:
        owner(how)
    except Exception as error:
        print(how, repr(error), repr(error.__cause__), repr(error.__context__))
        print(error.__suppress_context__)
