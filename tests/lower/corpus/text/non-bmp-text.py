# Text outside the basic plane before, in and after nested functions.
def owner(icon="🎉"):
    𝔵 = "𝟙"; 𝒻 = lambda: (icon, x, "🧵"); y = "💡"

    def inner(): return f"{icon}{𝒻()[2]}🏁{y}"  # 🪢

    return inner(), x


print(owner(), owner("🦀"))
