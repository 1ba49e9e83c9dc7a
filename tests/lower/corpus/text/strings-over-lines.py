# Strings over several lines in nested functions keep their text exactly.
def owner(n):
    def inner():
        text = """first {n}
no indentation
        eight spaces
	a tab
\tan escaped tab \
continued"""
        raw = r'''\n stays
   \{n}'''
        joined = ("one"
                  'two'
              """three
""")
        return text, raw, joined, n

    return inner


for part in owner(1)():
    print(repr(part))
