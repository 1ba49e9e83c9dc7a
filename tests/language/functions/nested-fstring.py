# title: f-strings within f-strings
# tags: function, string
# %% main
def show(value, width=6):
    return f"[{f'<{value!r:>{width}}>'}] {{}} {value=} {(lambda x: x + 1)(value)}"


# %% restored
assert show(1) == "[<     1>] {} value=1 2"
assert show(10, 3) == "[< 10>] {} value=10 11"
