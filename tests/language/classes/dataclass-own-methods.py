# title: A data class with its own methods in place of the generated ones
# tags: class, dataclass
# %% main
from dataclasses import dataclass


@dataclass
class Name:
    first: str
    last: str

    def __init__(self, text):
        self.first, self.last = text.split()

    def __repr__(self):
        return f"<{self.first} {self.last}>"

    def __eq__(self, other):
        return self.last == other.last

    def __hash__(self):
        return hash(self.last)


name = Name("Ada Lovelace")

# %% restored
assert repr(name) == "<Ada Lovelace>"
assert name == Name("Lord Lovelace") and {name: 1}[Name("X Lovelace")] == 1
assert Name("A B").first == "A"
assert Name.__match_args__ == ("first", "last")
