# The same inner function read twice is one object; two activations make two.
def owner():
    def inner():
        return inner

    def get():
        return inner

    return inner, get


inner, get = owner()
other, _ = owner()
print(inner is get(), inner() is inner, inner == other, inner is other, len({inner, get(), other}))
table = {inner: "first", other: "second"}
print(table[get()], table[other()])
