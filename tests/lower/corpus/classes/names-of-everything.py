# Names, qualified names, modules and documentation of local classes and their functions.
class Top:
    class Nested:
        def method(self):
            def inner():
                "Inner's."

            class Local:
                "Local's."

                def method(self):
                    "Method's."
                    return lambda: None

            return inner, Local


inner, Local = Top.Nested().method()
for thing in (Top.Nested, Top.Nested.method, inner, Local, Local.method, Local().method()):
    print(thing.__name__, thing.__qualname__, thing.__module__, thing.__doc__)
print(Local.__dict__["__module__"], "__qualname__" in vars(Local))
