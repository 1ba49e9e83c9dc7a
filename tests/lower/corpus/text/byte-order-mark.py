# A byte order mark and an encoding line.
# -*- coding: utf-8 -*-
def owner(ä):
    return lambda: ä + "ö"


print(owner("é")())
