# title: Decimals and fractions
# tags: numbers
# %% main
from decimal import Context, Decimal
from fractions import Fraction

decimals = [Decimal("1.10"), Decimal("-0"), Decimal("Infinity"), Decimal("1E+500")]
nan = Decimal("sNaN123")
context = Context(prec=4)
third = Fraction(1, 3)

# %% restored
assert [str(d) for d in decimals] == ["1.10", "-0", "Infinity", "1E+500"]
assert str(nan) == "sNaN123"
assert context.prec == 4 and context.divide(Decimal(1), Decimal(3)) == Decimal("0.3333")
assert third == Fraction(1, 3) and third * 3 == 1
