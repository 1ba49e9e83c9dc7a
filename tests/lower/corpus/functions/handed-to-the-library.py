# Lambdas and nested functions handed to re.sub, sorted, defaultdict, reduce and ExitStack.
import collections
import contextlib
import functools
import re


def owner(table):
    misses = 0

    def replace(match):
        nonlocal misses
        if match[0] not in table:
            misses += 1
        return table.get(match[0], f"<{misses}>")

    text = re.sub(r"\w+", replace, "a b c a d")
    counts = collections.defaultdict(lambda: misses)
    counts["x"] += 1
    order = sorted(table, key=functools.cmp_to_key(lambda a, b: len(table[a]) - len(table[b])))
    with contextlib.ExitStack() as stack:
        stack.callback(lambda: print("callback", misses))
        stack.push(lambda kind, value, traceback: print("pushed", kind) or True)
        raise KeyError("swallowed")
    return text, dict(counts), order, functools.reduce(lambda a, b: a + b + misses, [1, 2, 3])


print(owner({"a": "AAA", "c": "C"}))
