# Instances of local classes are copied; captured variables stay shared.
import copy


def owner():
    made = 0

    class Local:
        def __init__(self):
            nonlocal made
            made += 1
            self.items = [made]

        def __deepcopy__(self, memo):
            other = Local.__new__(Local)
            other.items = copy.deepcopy(self.items, memo) + ["copied", made]
            return other

    return Local


Local = owner()
one = Local()
print(copy.copy(one).items is one.items, copy.deepcopy(one).items, Local().items)
