# title: try with except*, finally and else
# tags: function, syntax, exception
# %% main
def sort(group):
    caught = []
    try:
        raise group
    except* ValueError as errors:
        caught.append(("value", len(errors.exceptions)))
    except* KeyError:
        caught.append(("key", 1))
    finally:
        caught.append("finally")
    return caught


# %% restored
group = ExceptionGroup("g", [ValueError(1), KeyError(2), ValueError(3)])
assert sort(group) == [("value", 2), ("key", 1), "finally"]
