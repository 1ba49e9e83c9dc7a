# Several statements with captured variables on one line.
def owner(): x = 1; y = lambda: x; x += 1; z = y(); del x; return z, y


z, y = owner(); print(z)
try: y()
except NameError as error: print(error)
def f(): return lambda: f.__name__
print(f()()); a = b = f; print(a is b);
