# A global is made, read and deleted by nested functions only.
def owner():
    def make(value):
        global made
        made = value

        def change():
            global made
            made += 1
            return made

        return change

    def drop():
        global made
        del made

    return make, drop


make, drop = owner()
change = make(5)
print(change(), made, "made" in globals())
drop()
print("made" in globals())
try:
    change()
except NameError as error:
    print(error)
