# Several exceptions in an except clause without parentheses.
# python: >=3.14
def owner(n):
    def inner(error):
        try:
            raise error
        except KeyError, ValueError:
            return type(error).__name__, n

    return inner(KeyError()), inner(ValueError())


print(owner(1))
