# Inner functions leave in a dict, a tuple and an attribute.
def make():
    hits = 0

    def hit():
        nonlocal hits
        hits += 1
        return hits

    hit.reader = lambda: hits
    return {"hit": hit, "pair": (hit, hit)}


table = make()
table["hit"]()
table["pair"][1]()
print(table["hit"].reader(), table["pair"][0] is table["hit"])
