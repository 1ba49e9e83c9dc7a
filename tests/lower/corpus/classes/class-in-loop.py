# A class statement in a loop makes a new class each time; its methods share the loop variable.
def owner():
    made = []
    for i in range(3):

        class Local:
            number = i

            def late(self):
                return i, self.number, Local.number

        made.append(Local)
    return made


made = owner()
print(len(set(made)), [cls().late() for cls in made])
