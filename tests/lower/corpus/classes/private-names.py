# Private names in methods, in functions inside them and in local classes.
def owner():
    class Holder:
        __secret = "secret"

        def __init__(self):
            self.__value = 1
            __local = 5

            def change(__by):
                nonlocal __local
                __local += __by
                self.__value += __local
                return __local, _Holder__local

            self.change = change

        def show(self):
            class _Inner:
                __value = "inner"

                def get(self, other):
                    return self.__value, sorted(vars(other))

            return self.__value, self.__secret, _Inner().get(self), __class__.__secret

    return Holder


Holder = owner()
one = Holder()
print(one.change(10), one.show(), one._Holder__value)
print([name for name in vars(Holder) if "secret" in name])
try:
    one.change(__by=1)
except TypeError as error:
    print(str(error).replace("owner.<locals>.", ""))
print(one.change(_Holder__by=1))
