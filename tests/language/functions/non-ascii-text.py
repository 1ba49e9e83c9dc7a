# title: Text that is not ASCII in the source
# tags: function, unicode
# %% main
def before(): return "äöü€😀"; """é"""
def greet(name): return f"こんにちは, {name} 😀" + before()  # 😀 shifts byte offsets
after = [lambda: "ä", lambda: "😀", lambda: "b"]

# %% restored
assert greet("x") == "こんにちは, x 😀äöü€😀"
assert [f() for f in after] == ["ä", "😀", "b"]
