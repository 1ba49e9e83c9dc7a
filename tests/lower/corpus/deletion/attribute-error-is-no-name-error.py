# An AttributeError of the user's is not taken for an unbound variable.
class Empty:
    def __getattr__(self, name):
        raise AttributeError("no " + name)


def owner(box):
    def inner():
        return box.missing

    try:
        return inner()
    except AttributeError as error:
        return type(error).__name__, str(error)


print(owner(Empty()))
print(owner(object()))
