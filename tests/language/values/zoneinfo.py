# title: A time zone by its key
# tags: datetime, zoneinfo
# Where Python has no data for zones, the moment has none.
# %% main
import zoneinfo
from datetime import datetime

try:
    zone = zoneinfo.ZoneInfo("Europe/Vienna")
except zoneinfo.ZoneInfoNotFoundError:
    zone = None
moment = datetime(2024, 7, 1, 12, tzinfo=zone)

# %% restored
if zone is not None:
    assert zone is zoneinfo.ZoneInfo("Europe/Vienna")
    assert moment.utcoffset().total_seconds() == 7200
assert moment.tzinfo is zone
assert moment.replace(tzinfo=None) == datetime(2024, 7, 1, 12)
