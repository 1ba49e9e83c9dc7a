# A coroutine that is dropped before it was awaited warns.
import gc
import warnings


def owner(n):
    async def forgotten():
        return n

    return forgotten


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    owner(1)()
    gc.collect()
print([str(warning.message) for warning in caught])
