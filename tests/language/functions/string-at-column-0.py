# title: A string whose lines begin at column 0
# tags: function, layout, string
# Taking the indentation away from the text would change the string or break the function.
# %% main
def make():
    def text():
        return """first
second
    third
"""

    return text


text = make()

# %% restored
assert text() == "first\nsecond\n    third\n"
