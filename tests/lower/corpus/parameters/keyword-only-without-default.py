# Keyword-only parameters of the owner are captured; leaving one out is told by name.
def owner(*, first, second="2"):
    def inner():
        return first + second

    return inner()


print(owner(first="1"), owner(second="b", first="a"))
for named in ({}, {"second": 1}, {"first": "1", "third": 3}):
    try:
        print(owner(**named))
    except TypeError as error:
        print(error)
