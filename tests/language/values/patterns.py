# title: Compiled patterns
# tags: re
# %% main
import re

word = re.compile(r"(?P<name>\w+)=(\d+)", re.IGNORECASE | re.VERBOSE)
binary = re.compile(rb"[\x80-\xff]+")


def find(text):
    return word.search(text).groupdict()


# %% restored
assert find("a=1") == {"name": "a"}
assert word == re.compile(r"(?P<name>\w+)=(\d+)", re.IGNORECASE | re.VERBOSE)
assert word.flags & re.VERBOSE and word.groups == 2
assert binary.findall(b"a\xff\x80b") == [b"\xff\x80"]
