# title: Weak references to what travels too
# tags: weakref
# %% main
import weakref


class Node:
    def __init__(self, parent=None):
        self.parent = parent and weakref.ref(parent)


root = Node()
leaf = Node(root)
lost = weakref.ref(Node())
proxy = weakref.proxy(root)
method = weakref.WeakMethod(Node.__init__.__get__(root))

# %% restored
assert leaf.parent() is root
assert lost() is None
assert proxy.parent is None and type(proxy) is weakref.ProxyType
assert type(method) is weakref.WeakMethod
del root, proxy
import gc

gc.collect()
assert leaf is not None
