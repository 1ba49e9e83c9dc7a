# Brackets sixty deep around a lambda and a captured variable.
def owner(n):
    f = lambda: [[[[[[[[[[[[[[[[[[[[((((((((((((((((((((n, lambda: n))))))))))))))))))))]]]]]]]]]]]]]]]]]]]]
    x = f()
    while isinstance(x, list):
        x, = x
    return x[0], x[1](), (((((((((((((((((((((((((((((((n)))))))))))))))))))))))))))))))


print(owner(1))
