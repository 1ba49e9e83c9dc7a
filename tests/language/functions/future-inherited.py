# title: Code that inherits a future feature from the program that executes it
# tags: function, class, annotations
# %% main
from __future__ import annotations

import linecache

text = '''
def f(a: Nowhere) -> int:
    return 1


class C:
    x: Nowhere

    def m(self, a: Nowhere):
        return self
'''
linecache.cache["made.py"] = (len(text), None, text.splitlines(True), "made.py")
exec(compile(text, "made.py", "exec"))
c = C()

# %% restored
assert f.__annotations__ == {"a": "Nowhere", "return": "int"}
assert C.__annotations__ == {"x": "Nowhere"}
assert C.m.__annotations__ == {"a": "Nowhere"}
assert c.m(1) is c
