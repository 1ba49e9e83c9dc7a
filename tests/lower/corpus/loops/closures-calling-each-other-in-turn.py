# Each turn wraps the function of the turn before, which is captured by value of a default.
def owner():
    chain = lambda: []
    for i in range(4):

        def chain(before=chain, i=i):
            return [*before(), i]

    return chain()


print(owner())


def wrong():
    chain = lambda: []
    for i in range(2):
        before = chain
        chain = lambda: [before, i] if before is chain else before()
    return chain()[1]


try:
    print(wrong())
except RecursionError as error:
    print(type(error).__name__)
