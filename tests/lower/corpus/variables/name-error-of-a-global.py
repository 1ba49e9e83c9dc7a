# Names that are nowhere are told as globals, from every depth.
def owner():
    def inner():
        return lambda: no_such_name

    return inner()


class C:
    def method(self):
        return [no_such_method_name for _ in range(1)]


for call in (owner(), C().method, lambda: no_such_lambda_name):
    try:
        call()
    except NameError as error:
        print(type(error) is NameError, error, error.name)
