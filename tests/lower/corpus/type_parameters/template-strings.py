# Template strings with captured variables and lambdas.
# python: >=3.14
def owner(n):
    def inner():
        made = t"{n!r:>{n}} and {(lambda: n)()} in {'nested'}"
        return made.strings, [(i.value, i.expression, i.format_spec) for i in made.interpolations]

    return inner()


print(owner(3))
