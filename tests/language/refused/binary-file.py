# title: An open binary file in a closure
# tags: refused, file
# %% main
def make(stream):
    def read():
        return stream.read()

    return read


with open("data.bin", "wb") as target:
    target.write(b"a")
read = make(open("data.bin", "rb"))
del target

# %% error
# read.__closure__[stream]
# BufferedReader
