# Two activations of the owner do not share, two functions of one do.
def account(balance):
    def put(amount):
        nonlocal balance
        balance += amount

    def get():
        return balance

    return put, get


put_a, get_a = account(1)
put_b, get_b = account(10)
put_a(5)
print(get_a(), get_b())
put_b(7)
print(get_a(), get_b())
