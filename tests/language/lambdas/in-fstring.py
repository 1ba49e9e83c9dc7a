# title: A lambda within an f-string
# tags: lambda, string
# %% main
kept = []
text = f"{kept.append(lambda x: x + 1)} {(lambda: 'b')()}"
f = kept[0]

# %% restored
assert text == "None b"
assert f(1) == 2
