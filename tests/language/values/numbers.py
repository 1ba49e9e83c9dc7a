# title: Numbers at the edges
# tags: numbers
# %% main
import math

numbers = [0, -1, 255, 2**31, -(2**63), 2**64, 10**1000, -(7**500), True]
floats = [math.inf, -math.inf, 5e-324, 1.7976931348623157e308, 0.1]
nan, zero, minus_zero = math.nan, 0.0, -0.0
imaginary = [1 + 2j, complex(-0.0, math.nan), complex(0.0, -0.0)]

# %% restored
assert numbers[:4] == [0, -1, 255, 2147483648] and numbers[8] is True
assert numbers[4:8] == [-(2**63), 2**64, 10**1000, -(7**500)]
assert floats == [math.inf, -math.inf, 5e-324, 1.7976931348623157e308, 0.1]
assert math.isnan(nan)
assert (math.copysign(1, zero), math.copysign(1, minus_zero)) == (1, -1)
assert imaginary[0] == 1 + 2j and math.isnan(imaginary[1].imag)
signed = (imaginary[1].real, imaginary[2].imag)
assert [math.copysign(1, part) for part in signed] == [-1, -1]
