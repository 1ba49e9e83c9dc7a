# title: Long texts and bytes
# tags: size, text
# %% main
text = "ä" * 1_000_000
binary = b"\xff\x00" * 1_000_000
texts = [text, text]

# %% restored
assert len(text) == 1_000_000 and set(text) == {"ä"}
assert binary == b"\xff\x00" * 1_000_000
assert texts[0] is texts[1] is text
