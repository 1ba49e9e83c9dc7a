# What an inner function wrote before it raised stays written.
def make():
    state = "new"

    def work(fail):
        nonlocal state
        state = "started"
        if fail:
            raise RuntimeError("failed " + state)
        state = "done"

    def get():
        return state

    return work, get


work, get = make()
print(get())
try:
    work(True)
except RuntimeError as error:
    print(error, get())
work(False)
print(get())
