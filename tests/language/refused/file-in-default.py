# title: An open file as a default
# tags: refused, file
# %% main
def write(text, stream=open("out.txt", "w")):
    stream.write(text)


write("a")

# %% error
# write.__defaults__[0]
# TextIOWrapper
