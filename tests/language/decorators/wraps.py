# title: functools.wraps
# tags: decorator, functools
# %% main
import functools


def loud(f):
    @functools.wraps(f)
    def wrapper(*args):
        return f(*args).upper()

    return wrapper


@loud
def greet(name: str) -> str:
    "Greets."
    return "hello " + name


# %% restored
assert greet("x") == "HELLO X"
assert (greet.__name__, greet.__doc__) == ("greet", "Greets.")
assert greet.__annotations__ == {"name": str, "return": str}
assert greet.__wrapped__("x") == "hello x"
assert greet.__code__.co_name == "wrapper"
