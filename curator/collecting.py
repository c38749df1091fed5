"""Python's search for garbage, put off while very many objects are made that all stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    """Look for no garbage meanwhile: each search goes through all that was made before, and the more there is of it.

    What was made counts as old afterwards, as what outlived a few searches does; else the next one would go through it.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.freeze()  # moves all objects at once to where none is searched, and the next line to the old ones
            gc.unfreeze()
            gc.enable()
