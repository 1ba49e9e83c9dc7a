# title: Sentinels keep their identity
# tags: identity
# %% main
MISSING = object()


def get(table, key, default=MISSING):
    value = table.get(key, MISSING)
    return "missing" if value is MISSING is default else value


holder = [MISSING]

# %% restored
assert get({}, "a") == "missing" and get({"a": 1}, "a") == 1
assert get.__defaults__[0] is MISSING is holder[0]
assert type(MISSING) is object
