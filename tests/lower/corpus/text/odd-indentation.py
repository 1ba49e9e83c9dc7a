# Blocks of one, three and seven columns, and closing brackets at the margin.
def owner(n):
 def inner():
       x = [
1, n,
   ]
       if n:
          def innermost():
                return x, n
          return innermost
       else:
        return lambda: (
n,
)
 return inner


print(owner(1)()(), owner(0)()())
