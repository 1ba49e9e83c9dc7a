# title: Deques
# tags: collections
# %% main
from collections import deque

recent = deque([1, 2, 3], maxlen=3)
recent.append(recent)
plain = deque("ab")

# %% restored
assert recent.maxlen == 3 and list(recent)[:2] == [2, 3] and recent[2] is recent
recent.append(5)
assert len(recent) == 3 and recent[0] == 3
assert plain == deque("ab") and plain.maxlen is None
