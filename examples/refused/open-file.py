# title: An open file cannot travel
# tags: refused, file
# The refusal names the path from a variable to the object that is in the way.
# %% main
def make_logger(stream):
    def log(line):
        stream.write(line + "\n")

    return log


handlers = {"log": make_logger(open("app.log", "w"))}
handlers["log"]("hello")

# %% error
# handlers['log'].__closure__[stream]
