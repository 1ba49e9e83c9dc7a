# title: A type alias of what is not defined
# tags: typing, refused
# python: >=3.12
# %% main
type Lazy = NotDefined

# %% error
# Lazy
# NotDefined
