# Nested functions and methods are functions to the library: callable, hashable, bindable.
import inspect
import types


def owner(n):
    def inner(a):
        return a, n

    class Local:
        def method(self):
            return n

    return inner, Local


inner, Local = owner(1)
print(callable(inner), inspect.isfunction(inner), isinstance(inner, types.FunctionType))
print(inspect.ismethod(Local().method), inspect.isfunction(Local.method))
bound = types.MethodType(inner, "self")
print(bound(), inner.__get__("bound")(), type(inner).__name__, bound.__func__ is inner)
