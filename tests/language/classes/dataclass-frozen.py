# title: A frozen, ordered data class
# tags: class, dataclass
# %% main
from dataclasses import FrozenInstanceError, dataclass


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


versions = {Version(1): "one", Version(2, 1): "two"}
latest = max(versions)

# %% restored
assert versions[Version(1)] == "one" and versions[latest] == "two"
assert Version(1) < Version(1, 5) < latest
assert hash(Version(1)) == hash(Version(1))
try:
    latest.major = 3
except FrozenInstanceError:
    pass
else:
    raise AssertionError("it was changed")
