# Functions in the cases of a match statement capture what the patterns bind.
def pick(subject):
    match subject:
        case {"name": name, **rest}:

            def inner():
                return name, rest

        case [first, *others]:

            def inner():
                return first, others

        case int(number) | str(number) if number:

            def inner():
                return number

        case _:

            def inner():
                return "nothing"

    return inner


for subject in ({"name": "n", "a": 1}, [1, 2, 3], 7, "", 0, "s"):
    print(pick(subject)())
