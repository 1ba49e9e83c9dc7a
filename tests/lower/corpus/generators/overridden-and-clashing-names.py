# Generator methods of one name in several classes, and names that a lowering might make of them.
class A:
    def foo(self):
        yield "A.foo"

    def bar(self):
        yield from self.foo()


class B(A):
    def foo(self):
        yield "B.foo"
        yield from super().foo()


class C:
    def foo(self):
        def bar():
            yield "C.foo.bar"

        return bar()


def A_foo():
    yield "A_foo"


def foo():
    yield "foo"


class foo_env:
    pass


def foo_2():
    def foo():
        yield "foo_2.foo"

    yield from foo()


class A_foo_generator:
    text = "A_foo_generator"


print(list(A().bar()), list(B().bar()), list(C().foo()), list(A_foo()), list(foo()), list(foo_2()))
print(foo_env.__name__, A_foo_generator.text)
