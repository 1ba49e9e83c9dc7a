# title: Flags
# tags: class, enum
# %% main
import enum


class Access(enum.Flag):
    READ = enum.auto()
    WRITE = enum.auto()
    ALL = READ | WRITE


class Bits(enum.IntFlag, boundary=enum.KEEP):
    A = 1


both = Access.READ | Access.WRITE
none = Access(0)
odd = Bits(9)

# %% restored
assert both is Access.ALL
assert Access.READ in both and list(both) == [Access.READ, Access.WRITE]
assert none is Access(0) and not none
assert ~Access.READ is Access.WRITE
assert odd == 9 and Bits.A in odd
