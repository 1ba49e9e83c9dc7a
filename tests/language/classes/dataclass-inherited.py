# title: Data classes that inherit
# tags: class, dataclass, super
# %% main
from dataclasses import dataclass, fields


@dataclass
class Base:
    a: int
    b: int = 2

    def describe(self):
        return f"{self.a}"


@dataclass
class Derived(Base):
    b: int = 3
    c: "Derived | None" = None

    def describe(self):
        return super().describe() + f" {self.b}"


class Plain(Derived):
    pass


derived = Derived(1)
derived.c = derived

# %% restored
assert derived.describe() == "1 3" and derived.c is derived
assert [f.name for f in fields(Derived)] == ["a", "b", "c"]
assert Plain(5, 6).describe() == "5 6" and Base(1).b == 2
assert repr(derived) == "Derived(a=1, b=3, c=...)"
