# title: An analytics pipeline
# tags: module, namespace, practice
# Three functions, one METRICS: the artifact holds it once, under shared values.
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
