# __class__ in methods, lambdas and nested functions is the class of the text.
def owner():
    class A:
        def name(self):
            return __class__.__name__, type(self).__name__

        later = lambda self: __class__

        def deep(self):
            def inner():
                return lambda: __class__

            return inner()()

        @staticmethod
        def static():
            return __class__

    class B(A):
        pass

    return B().name(), B().later() is A, B().deep() is A, B.static() is A


print(owner())
