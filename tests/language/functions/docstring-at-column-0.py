# title: A docstring at column 0 in indented code
# tags: function, layout, docstring
# %% main
class Page:
    def render(self):
        """Renders.

at column 0
    at column 4
"""
        return f"""<p>
{self.text}
</p>"""

    text = "hello"


page = Page()

# %% restored
assert page.render() == "<p>\nhello\n</p>"
assert "\nat column 0\n" in Page.render.__doc__
