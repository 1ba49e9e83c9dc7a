# A metaclass, keywords of the class statement and __prepare__, all captured.
def owner(label):
    log = []

    class Meta(type):
        @classmethod
        def __prepare__(meta, name, bases, **keywords):
            log.append(("prepare", name, keywords))
            return {"prepared": label}

        def __new__(meta, name, bases, body, **keywords):
            log.append(("new", sorted(k for k in body if not k.startswith("__"))))
            return super().__new__(meta, name, bases, body)

        def __init__(cls, name, bases, body, **keywords):
            super().__init__(name, bases, body)
            cls.keywords = keywords

    keywords = {"b": 2}

    class Local(metaclass=Meta, a=label, **keywords):
        seen = prepared

        def method(self):
            return __class__.keywords, label

    return log, Local.seen, Local().method(), type(Local).__name__


print(owner("label"))
