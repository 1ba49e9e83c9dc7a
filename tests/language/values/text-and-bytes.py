# title: Text with surrogates, and bytes of every value
# tags: text, bytes
# %% main
texts = ["", "\0", "ä😀", "\ud800", "a\udcffb", "\r\n", "\u2028", "x" * 1000]
binary = bytes(range(256))
editable = bytearray(b"abc")
again = [editable, editable]

# %% restored
assert texts[:3] == ["", "\0", "ä😀"] and texts[5:] == ["\r\n", "\u2028", "x" * 1000]
assert [ord(c) for c in texts[3] + texts[4]] == [0xD800, 97, 0xDCFF, 98]
assert binary == bytes(range(256))
assert again[0] is again[1] is editable
editable.append(0)
assert editable == bytearray(b"abc\0")
