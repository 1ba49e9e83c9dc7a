"""What is captured and frozen: a user's module, as far as all picklers are concerned."""


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def make_closure(value):
    def get():
        return value

    return get


def make_scaled(factor):
    offsets = [1, 2, 3]

    def scaled(x, times=2):
        total = sum(offsets)
        for _ in range(times):
            total += x * factor
        return total

    return scaled


def records(count):
    return [
        {"id": i, "name": f"record {i}", "tags": ["a", "b"], "size": {"width": i / 2, "height": None}}
        for i in range(count)
    ]


def diamond(depth):
    made = []
    for _ in range(depth):
        made = [made, made]
    return made


def ring(size):
    made = [[] for _ in range(size)]
    for i, one in enumerate(made):
        one.append(made[(i + 1) % size])
    return made[0]


def nested(depth):
    made = []
    for _ in range(depth):
        made = [made]
    return made


class Wide:
    """With fifty methods, as classes of frameworks have."""

    def __init__(self, value):
        self.value = value
        self.label = "wide"

    def add_1(self, other):
        return self.value + other + 1

    def add_2(self, other):
        return self.value + other + 2

    def add_3(self, other):
        return self.value + other + 3

    def add_4(self, other):
        return self.value + other + 4

    def add_5(self, other):
        return self.value + other + 5

    def add_6(self, other):
        return self.value + other + 6

    def add_7(self, other):
        return self.value + other + 7

    def add_8(self, other):
        return self.value + other + 8

    def add_9(self, other):
        return self.value + other + 9

    def add_10(self, other):
        return self.value + other + 10

    def add_11(self, other):
        return self.value + other + 11

    def add_12(self, other):
        return self.value + other + 12

    def add_13(self, other):
        return self.value + other + 13

    def add_14(self, other):
        return self.value + other + 14

    def add_15(self, other):
        return self.value + other + 15

    def add_16(self, other):
        return self.value + other + 16

    def add_17(self, other):
        return self.value + other + 17

    def add_18(self, other):
        return self.value + other + 18

    def add_19(self, other):
        return self.value + other + 19

    def add_20(self, other):
        return self.value + other + 20

    def add_21(self, other):
        return self.value + other + 21

    def add_22(self, other):
        return self.value + other + 22

    def add_23(self, other):
        return self.value + other + 23

    def add_24(self, other):
        return self.value + other + 24

    def add_25(self, other):
        return self.value + other + 25

    def add_26(self, other):
        return self.value + other + 26

    def add_27(self, other):
        return self.value + other + 27

    def add_28(self, other):
        return self.value + other + 28

    def add_29(self, other):
        return self.value + other + 29

    def add_30(self, other):
        return self.value + other + 30

    def add_31(self, other):
        return self.value + other + 31

    def add_32(self, other):
        return self.value + other + 32

    def add_33(self, other):
        return self.value + other + 33

    def add_34(self, other):
        return self.value + other + 34

    def add_35(self, other):
        return self.value + other + 35

    def add_36(self, other):
        return self.value + other + 36

    def add_37(self, other):
        return self.value + other + 37

    def add_38(self, other):
        return self.value + other + 38

    def add_39(self, other):
        return self.value + other + 39

    def add_40(self, other):
        return self.value + other + 40

    def add_41(self, other):
        return self.value + other + 41

    def add_42(self, other):
        return self.value + other + 42

    def add_43(self, other):
        return self.value + other + 43

    def add_44(self, other):
        return self.value + other + 44

    def add_45(self, other):
        return self.value + other + 45

    def add_46(self, other):
        return self.value + other + 46

    def add_47(self, other):
        return self.value + other + 47

    def add_48(self, other):
        return self.value + other + 48

    def add_49(self, other):
        return self.value + other + 49
