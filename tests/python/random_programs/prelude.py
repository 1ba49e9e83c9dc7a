# What random programs begin with. `mix` makes a number of anything, `call` calls what can be called and
# drives what can be driven.
import sys

depth = spent = 0
opened = []
v, w = 1, 2
items = [1, 2, 3]
# What a driver does to what it drives: next, send, throw a ValueError or KeyError, close.
WAYS = ["nsnsnsn", "nsnvsns", "nkss", "nsc", "nnnnvk", "v", "nc", "nsvvns"]


class Spent(BaseException):
    pass


def tick():
    global spent
    spent += 1
    if spent > 300:
        raise Spent


def in_words(kind, error=""):
    # Unbound in a comprehension is something else since 3.12 (tests/lower/corpus has the words).
    return "NameError" if issubclass(kind, NameError) else f"{kind.__name__} {error}"


def mix(*values):
    total = 7
    for value in values:
        number = value if type(value) is int else len(value) if type(value) is list else 1
        total = (total * 31 + number) % 1009
    return total


def call(f, *arguments):
    global depth
    if not callable(f) or depth > 6:
        return mix(f)
    tick()
    depth += 1
    try:
        made = f(*arguments)
        return drive(made) if is_suspended(made) else made
    finally:
        depth -= 1


def is_suspended(made):
    opened.append(made)
    return hasattr(made, "close") or hasattr(made, "aclose")


async def consume(source):
    return [mix(item) async for item in source]


class Box:
    x = y = 0

    def method(self, *arguments):
        return mix(*arguments)


box = Box()


def handled():
    error = sys.exc_info()[1]
    return 0 if error is None else len(type(error).__name__.removeprefix("UnboundLocal"))


def marked(value):
    print("marked", mix(value))
    return lambda made: made


def drive(made):
    if hasattr(made, "aclose"):
        made = consume(made)
    got = []
    for step, way in enumerate(WAYS[spent % len(WAYS)]):
        tick()
        try:
            if way in "ns":
                got.append(made.send(step if way == "s" else None))
            elif way == "c":
                made.close()
            else:
                got.append(made.throw((ValueError if way == "v" else KeyError)(step)))
        except StopIteration as end:
            got.append(end.value)
            break
    made.close()
    return mix(*got)


def source(f, *arguments):
    if depth > 6 or not callable(f):
        return [mix(f)]
    tick()
    made = f(*arguments)
    opened.append(made)
    return made if hasattr(made, "__next__") else [mix(made)]


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        tick()
        return (yield self.value)


class Ticks:
    def __init__(self, count):
        self.left = count

    def __aiter__(self):
        return self

    async def __anext__(self):
        tick()
        await Pause(self.left)
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        return self.left


class Managed:
    def __init__(self, label):
        self.label = mix(label)

    def __enter__(self):
        print("enter", self.label)
        return self.label

    def __exit__(self, kind, value, traceback):
        print("exit", self.label, kind and in_words(kind))
        return kind is KeyError

    async def __aenter__(self):
        await Pause(self.label)
        return self.__enter__()

    async def __aexit__(self, *details):
        await Pause(self.label)
        return self.__exit__(*details)


def attempt(f, *arguments):
    global depth, spent, v, w
    depth = spent = 0
    v, w, box.x, items[:] = 1, 2, 0, [1, 2, 3]
    try:
        print(f.__name__, mix(call(f, *arguments)))
    except (Exception, Spent) as error:
        print(f.__name__, in_words(type(error), error))
    spent = -1000
    for made in opened:
        try:
            if hasattr(made, "close"):
                made.close()
        except (RuntimeError, ValueError, NameError, TypeError, KeyError, Spent) as error:
            print("closing:", in_words(type(error), error))
    opened.clear()
