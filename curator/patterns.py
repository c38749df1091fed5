"""Patterns of words, compiled when the first of them is looked for: nobody waits for them at a start."""

import re
from typing import Any, cast


class _Later:
    """Stands for a pattern; what is asked of it is kept, so that only the first look costs more."""

    def __init__(self, source: str, flags: int) -> None:
        self._given = source, flags

    def __getattr__(self, name: str) -> Any:
        asked = getattr(re.compile(*self._given), name)
        setattr(self, name, asked)
        return asked


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives; what is wrong in it is told at the first look."""
    return cast("re.Pattern[str]", _Later(source, flags))
