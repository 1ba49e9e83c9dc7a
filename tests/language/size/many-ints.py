# title: A million integers
# tags: size, list
# %% main
numbers = list(range(1_000_000))

# %% restored
assert len(numbers) == 1_000_000
assert sum(numbers) == 499_999_500_000
assert numbers[-1] == 999_999
