# super() in a function inside a method takes that function's first argument.
class Base:
    def who(self):
        return "Base"


class Derived(Base):
    def who(self):
        def with_argument(it):
            return super().who()

        def without():
            return super().who()

        results = [with_argument(self), (lambda self: super().who())(self)]
        for wrong in (without, lambda: with_argument(5)):
            try:
                results.append(wrong())
            except (RuntimeError, TypeError) as error:
                results.append((type(error).__name__, str(error).partition(":")[0]))
        return results


print(Derived().who())
