# title: Keyword-only parameters
# tags: function, parameters
# %% main
def connect(host, *, port=80, secure):
    return f"{'https' if secure else 'http'}://{host}:{port}"


connect.__kwdefaults__["port"] = 8080

# %% restored
assert connect("a", secure=True) == "https://a:8080"
assert connect.__kwdefaults__ == {"port": 8080}
try:
    connect("a")
except TypeError as error:
    assert "secure" in str(error)
else:
    raise AssertionError("secure was not asked for")
