# title: Methods replaced and added at run time
# tags: class, method
# %% main
class Duck:
    def speak(self):
        return "quack"


old = Duck.speak


def louder(self):
    return old(self).upper()


Duck.speak = louder
Duck.walk = lambda self: "waddle"
duck, odd = Duck(), Duck()
odd.speak = louder.__get__("self")
odd.fly = lambda: "no"

# %% restored
assert duck.speak() == "QUACK" and duck.walk() == "waddle"
assert Duck.speak is louder and old(duck) == "quack"
assert odd.fly() == "no" and odd.speak.__self__ == "self"
