# Indentation by tabs, and by tabs and spaces mixed.
def owner(n):
	def inner():
		x = n
		if x:
		    def innermost():
		    	return x,	n, "	tab"
		    return innermost()
		return "none"
	return inner()


class C:
	def method(self):
        	return lambda: self.x
	x = "x"


print(owner(1), owner(0), C().method()())
