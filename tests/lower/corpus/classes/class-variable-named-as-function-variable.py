# A class variable hides the function's in the body, but not in the methods.
def owner():
    x = "function"
    y = "y of function"

    class Local:
        x = x + " and class"
        seen = x, y
        y = "y of class"
        again = x, y

        def method(self):
            return x, y, self.x

        in_lambda = lambda self: (x, self.y)

    return Local().method(), Local().in_lambda(), Local.seen, Local.again


x = "module"
try:
    print(owner())
except NameError as error:
    print(error)
