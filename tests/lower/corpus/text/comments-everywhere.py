# Comments between decorators, parameters, clauses and statements, none of which is code.
# def not_code(): nonlocal x
def owner(  # the owner
    n,  # lambda: n
    # alone
):  # def
    # nonlocal n
    def deco(f):  # comment
        return f

        # after return

    @deco  # on a decorator
    # between decorator and def
    @deco
    # again
    def inner(x=(  # default
        n  # captured
    )):
            # too far right
        return x, n
# at the margin
    # before else
    if n:  # if
        get = inner  # yield
    # not an else
    else:  # else
        get = None
    return get() # last
    # trailing


print(owner(1))
# the end
