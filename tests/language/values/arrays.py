# title: Arrays of every type
# tags: array
# %% main
from array import array

arrays = {
    code: array(code, [1, 2, 3]) for code in "bBhHiIlLqQ"
} | {code: array(code, [0.5, -1.5]) for code in "fd"}
sizes = {code: a.itemsize for code, a in arrays.items()}
text = array("u", "aä")
shared = [arrays["i"], arrays["i"]]

# %% restored
assert all(list(arrays[code]) == [1, 2, 3] for code in "bBhHiIlLqQ")
assert list(arrays["f"]) == list(arrays["d"]) == [0.5, -1.5]
# A C long has 4 bytes in WebAssembly and 8 natively: arrays keep the size and change the letter.
assert all(a.itemsize == sizes[code] for code, a in arrays.items())
there = {code: array(code).itemsize == sizes[code] for code in arrays}
assert all(a.typecode == code for code, a in arrays.items() if there[code])
assert text.tounicode() == "aä"
assert shared[0] is shared[1] is arrays["i"]
