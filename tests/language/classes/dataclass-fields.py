# title: Options of the fields
# tags: class, dataclass
# %% main
from dataclasses import dataclass, field, fields


def fresh():
    return ["fresh"]


@dataclass
class Job:
    name: str = field(metadata={"unit": "none"})
    steps: list = field(default_factory=fresh)
    secret: str = field(default="s", repr=False, compare=False)
    total: int = field(init=False, default=0)
    key: int = field(default=7, kw_only=True, hash=False)


job = Job("a", secret="x")

# %% restored
assert repr(job) == "Job(name='a', steps=['fresh'], total=0, key=7)"
assert job == Job("a", secret="other") and job != Job("a", key=8)
assert Job("b").steps is not Job("b").steps
by_name = {f.name: f for f in fields(Job)}
assert by_name["name"].metadata == {"unit": "none"}
assert by_name["steps"].default_factory is fresh and not by_name["total"].init
