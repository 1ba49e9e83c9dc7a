# title: Two classes called Helper
# tags: class, module, names
# Same short name, different modules, different code: look at the two qualified names in
# the artifact.
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
