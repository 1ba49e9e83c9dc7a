# title: kw_only and KW_ONLY
# tags: class, dataclass
# %% main
from dataclasses import KW_ONLY, dataclass


@dataclass
class Request:
    url: str
    _: KW_ONLY
    timeout: int = 5
    verify: bool


@dataclass(kw_only=True)
class Options:
    a: int = 1
    b: int


request, options = Request("u", verify=True), Options(b=2)

# %% restored
assert request == Request("u", verify=True, timeout=5)
assert Request.__match_args__ == ("url",) and options == Options(a=1, b=2)
for make in (lambda: Request("u", 5, True), lambda: Options(1, 2)):
    try:
        make()
    except TypeError:
        continue
    raise AssertionError("it was taken by position")
