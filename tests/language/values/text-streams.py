# title: Streams in memory
# tags: io
# %% main
import io

text = io.StringIO()
text.write("hello")
binary = io.BytesIO(b"abcdef")
binary.read(2)


def log(line):
    text.write(line)


# %% restored
log(" there")
assert text.getvalue() == "hello there"
assert binary.read(2) == b"cd" and binary.getvalue() == b"abcdef"
