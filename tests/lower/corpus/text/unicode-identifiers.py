# Identifiers beyond ASCII, some of which are equal after normalization.
def größe(ﬁ, ª=2):
    def ändern(Δ):
        nonlocal fi
        fi += Δ
        return ﬁ, a, 変数

    変数 = "値 — “quoted”"
    return ändern


ändern = größe(1)
print(ändern(1), ändern(Δ=2), größe.__name__)
print(größe(fi=5, a=6)(0), [ñ for ñ in "ñ"], (lambda é: lambda: é)("é")())
