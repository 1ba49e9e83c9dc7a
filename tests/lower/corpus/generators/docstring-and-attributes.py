# A generator function has a docstring, attributes, defaults and a signature.
import inspect


def owner(n):
    def lazily(a, b=n, *, c: int = 1):
        "Lazy."
        yield a, b, c

    lazily.label = "label"
    return lazily


lazily = owner(5)
print(lazily.__doc__, lazily.__name__, lazily.__defaults__, lazily.__kwdefaults__, inspect.signature(lazily))
print(list(lazily(0)), list(lazily(1, c=2)), lazily.label, lazily.__annotations__)
