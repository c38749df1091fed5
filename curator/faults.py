"""Faults of ours in words that may be kept: what kind, and where in the code. Their message may be of an article."""

import re
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

_NOTED = re.compile(r"\w{1,80} at [\w.<>: ]{0,8000}", re.ASCII)


def noted(kind: type[BaseException], trace: TracebackType | None) -> str:
    """One line without content: "ValueError at dates.py:12 read < claims.py:40 cite", the innermost place first."""
    calls = [(frame.f_code, line) for frame, line in walk_tb(trace)]
    places = " < ".join(f"{Path(code.co_filename).name}:{line} {code.co_name}" for code, line in reversed(calls))
    return f"{kind.__name__} at {places}"


def as_noted(said: object) -> str:
    """What another process says of its fault, worded by `noted`; of what looks otherwise nothing comes into the log."""
    return said if isinstance(said, str) and _NOTED.fullmatch(said) else "no answer"
