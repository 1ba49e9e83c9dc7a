# title: A time zone of the user's
# tags: datetime, class
# %% main
import datetime


class Fixed(datetime.tzinfo):
    def __init__(self, hours=0):
        self.hours = hours

    def utcoffset(self, moment):
        return datetime.timedelta(hours=self.hours)

    def dst(self, moment):
        return None

    def tzname(self, moment):
        return f"UTC{self.hours:+}"


moment = datetime.datetime(2024, 1, 1, tzinfo=Fixed(3))

# %% restored
assert moment.isoformat() == "2024-01-01T00:00:00+03:00"
assert moment.tzname() == "UTC+3" and type(moment.tzinfo) is Fixed
