# Generators and generator expressions that capture nothing change their own variables.
# read-only: good
# reject: good
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


print(list(count(3)), list(i * 2 for i in count(2)))
