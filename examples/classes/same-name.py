# title: Instances of same-named classes keep their class
# tags: class, instance, names
# question: How does an instance find its class when two have the same name?
# look: The arrow from each instance to its class: h1 to package_a's Helper, h2 to package_b's.
# %% package_a.py
class Helper:
    def __init__(self):
        self.origin = "a"


# %% package_b.py
class Helper:
    def __init__(self):
        self.origin = "b"


# %% main
from package_a import Helper
from package_b import Helper as OtherHelper

h1 = Helper()
h2 = OtherHelper()

# %% restored
assert isinstance(h1, Helper) and not isinstance(h1, OtherHelper)
assert isinstance(h2, OtherHelper) and not isinstance(h2, Helper)
assert (h1.origin, h2.origin) == ("a", "b")
assert (Helper().origin, OtherHelper().origin) == ("a", "b")
