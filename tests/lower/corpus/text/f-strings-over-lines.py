# f-strings over several lines, nested, with captured variables, formats and debugging equals.
def owner(n, width=6):
    def inner(items):
        a = f"""{n}
    {n:>{width}}|{', '.join(f'{item:0{n}}' for item in items)}
{{literal {n}}} \
{n!r:^{width}}"""
        b = f"{n=} {n + 1 = :>{width}} {(lambda: n)()=}"
        c = f"{n}" "plain {n}" rf"\{n}" f'{"nested " f"{n}"}'
        d = f"{ {i: n for i in items} }{[x for x in items if x != n]}"
        return a, b, c, d

    return inner


for part in owner(3)([1, 2, 3]):
    print(part)
