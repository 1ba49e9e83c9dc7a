# Cooperative super() through a diamond of local classes whose methods capture a log.
def owner():
    log = []

    class Root:
        def go(self):
            log.append("Root")

    class Left(Root):
        def go(self):
            log.append("Left")
            super().go()

    class Right(Root):
        def go(self):
            log.append("Right")
            super().go()

    class Bottom(Left, Right):
        def go(self):
            log.append("Bottom")
            [super(Bottom, self).go() for _ in range(1)]
            return log

    return Bottom().go()


print(owner())
