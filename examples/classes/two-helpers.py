# title: Two classes called Helper
# tags: class, module, names
# question: Can two classes with the same short name and different code travel together?
# look: The two qualified names in the tab Artifact: analytics.helpers and visualization.helpers.
# %% analytics/helpers.py
class Helper:
    def process(self, x):
        return x * 2


# %% visualization/helpers.py
class Helper:
    def process(self, x):
        return self.format(x)

    def format(self, x):
        return f"<{x}>"


# %% main
from analytics.helpers import Helper as AnalyticsHelper
from visualization.helpers import Helper as VizHelper

a = AnalyticsHelper()
v = VizHelper()

# %% restored
assert a.process(21) == 42
assert v.process(21) == "<21>"
assert type(a) is AnalyticsHelper and type(v) is VizHelper
assert AnalyticsHelper is not VizHelper
assert AnalyticsHelper.__module__ == "analytics.helpers"
assert VizHelper.__module__ == "visualization.helpers"
