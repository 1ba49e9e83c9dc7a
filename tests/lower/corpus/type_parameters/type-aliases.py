# Type aliases in functions are evaluated when they are asked, in the scope around.
# python: >=3.12
def owner(n):
    type Pair[T] = tuple[T, n]
    type Tree = list[Tree | n]
    type Late = missing

    def change():
        nonlocal n
        n = str

    change()
    try:
        Late.__value__
    except NameError as error:
        print(error)
    missing = float
    return Pair, Tree, Late


Pair, Tree, Late = owner(int)
print(Pair.__value__, Pair[bool], Tree.__value__, Late.__value__, Pair.__name__)
