# Literals and operators of every kind next to captured names, without spaces where none are needed.
class M(list):
    def __matmul__(self, other): return "matmul"
    def __imatmul__(self, other): return "imatmul"


def owner(n,m=M()):
    def inner():
        nonlocal m
        a=[n+0x1F,n-0b1,n*0o7,n/1e0,n//2,n%3,n**2,n<<1,n>>1,n&1,n|4,n^1,~n,-n,+n,not n]
        b=[n<1,n>1,n<=1,n>=1,n==1,n!=1,n is None,n is not None,n in[n],n not in(),1_000.5+n,1j*n,.5*n,5.]
        c=m@n,[1if n else 2],0 or n,n and 1,(yes:=n),n if n else 0
        m@=n
        return a,b,c,m
    return inner()


print(owner(5))
print([x for x in(1,)if x],(lambda:1)(),(lambda*a:a)(*[1]),(lambda**k:k)(**{}))
