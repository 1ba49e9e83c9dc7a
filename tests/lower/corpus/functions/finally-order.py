# return, break and exceptions through finally clauses of closures.
def owner():
    log = []

    def run(how):
        try:
            try:
                log.append(how)
                if how == "return":
                    return "from try"
                if how == "raise":
                    raise ValueError
            finally:
                log.append("inner finally")
                if how == "override":
                    return "from finally"
        except ValueError:
            return "from except"
        else:
            log.append("else")
        finally:
            log.append("outer finally")
        return "end"

    return [run(how) for how in ("return", "raise", "override", "fall")], log


import warnings

warnings.simplefilter("ignore")
print(owner())
