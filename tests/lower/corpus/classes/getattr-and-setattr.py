# A local class whose attribute hooks capture a dict of the function.
def owner():
    store = {}

    class Proxy:
        def __getattr__(self, name):
            try:
                return store[name]
            except KeyError:
                raise AttributeError(name) from None

        def __setattr__(self, name, value):
            store[name] = value

        def __delattr__(self, name):
            del store[name]

        def __dir__(self):
            return store

    return Proxy(), store


proxy, store = owner()
proxy.a = 1
proxy.b = proxy.a + 1
del proxy.a
print(store, hasattr(proxy, "a"), proxy.b, dir(proxy))
