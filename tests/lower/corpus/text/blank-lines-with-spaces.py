# Blank lines that are not empty, and a body after them.
def owner(n):
    
	
    def inner():
  
        x = n
            
        return x
      
    return inner()
   

print(owner(2))
