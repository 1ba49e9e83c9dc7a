# title: An open file as a class attribute
# tags: refused, file, class
# %% main
class Log:
    stream = open("log.txt", "w")

    def write(self, text):
        self.stream.write(text)


log = Log()

# %% error
# Log.stream
# TextIOWrapper
