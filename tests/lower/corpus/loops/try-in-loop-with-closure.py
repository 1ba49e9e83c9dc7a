# Closures in a loop whose body continues, breaks and raises through finally.
def owner():
    made, log = [], []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            value = 10 // (i - 2)
            made.append(lambda: (i, value))
        except ZeroDivisionError as error:
            text = type(error).__name__
            made.append(lambda: (i, text))
        finally:
            log.append(i)
    return [f() for f in made], log


print(owner())
