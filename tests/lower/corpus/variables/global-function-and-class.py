# Functions and classes bound to globals from inside have plain qualified names.
def owner(n):
    global made_function, MadeClass

    def made_function():
        return n

    class MadeClass:
        def method(self):
            return n, made_function()

    n += 1


owner(1)
print(made_function(), MadeClass().method())
print(made_function.__qualname__, MadeClass.__qualname__, MadeClass.method.__qualname__)
