# title: Arrays of every type
# tags: array
# But for those of a C long, which has 4 bytes in WebAssembly and 8 natively: there they become
# arrays of what has the same size.
# %% main
from array import array

arrays = {
    code: array(code, [1, 2, 3]) for code in "bBhHiIqQ"
} | {code: array(code, [0.5, -1.5]) for code in "fd"}
text = array("u", "aä")
shared = [arrays["i"], arrays["i"]]

# %% restored
assert all(list(arrays[code]) == [1, 2, 3] for code in "bBhHiIqQ")
assert list(arrays["f"]) == list(arrays["d"]) == [0.5, -1.5]
assert all(a.typecode == code for code, a in arrays.items())
assert text.tounicode() == "aä"
assert shared[0] is shared[1] is arrays["i"]
