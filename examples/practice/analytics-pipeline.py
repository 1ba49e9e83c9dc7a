# title: An analytics pipeline
# tags: module, namespace, practice
# question: What else has to travel for three small functions of a module?
# look: METRICS in the tab Artifact: main never names it, three functions use it, it is there once.
# %% analytics/core.py
METRICS = {"calls": 0, "errors": 0}


def track_call():
    METRICS["calls"] += 1


def track_error():
    METRICS["errors"] += 1


def get_metrics():
    return METRICS.copy()


# %% main
from analytics.core import get_metrics, track_call, track_error

# %% restored
track_call()
track_call()
track_error()
assert get_metrics() == {"calls": 2, "errors": 1}
assert get_metrics() is not get_metrics()
