# title: Dates, times and fixed zones
# tags: datetime
# %% main
from datetime import date, datetime, time, timedelta, timezone

zone = timezone(timedelta(hours=5, minutes=30), "IST")
moment = datetime(2024, 2, 29, 12, 30, 15, 123456, tzinfo=zone)
moments = [date(1, 1, 1), time(23, 59, fold=1), timedelta(days=-1, microseconds=7)]
utc = datetime(2000, 1, 1, tzinfo=timezone.utc)

# %% restored
assert moment == datetime(2024, 2, 29, 12, 30, 15, 123456, tzinfo=zone)
assert moment.tzname() == "IST" and moment.tzinfo is zone
assert moments == [date(1, 1, 1), time(23, 59), timedelta(days=-1, microseconds=7)]
assert moments[1].fold == 1 and utc.tzinfo is timezone.utc
