# title: An open file cannot travel
# tags: refused, file
# question: What happens to an object that cannot be sent?
# look: The verdict: the path from a variable to the open file, why it cannot travel, and ways out.
# %% main
def make_logger(stream):
    def log(line):
        stream.write(line + "\n")

    return log


handlers = {"log": make_logger(open("app.log", "w"))}
handlers["log"]("hello")

# %% error
# handlers['log'].__closure__[stream]
