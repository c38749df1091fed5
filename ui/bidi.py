"""Words that run from right to left among others: each stretch keeps its place in a line.

For display alone: what is stored, copied and exported has no such marks.
"""

import re

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_FIRST_STRONG, _POP = "\u2068", "\u2069"


def isolates(words: str) -> tuple[str, str]:
    """What stands before and behind words so that they order nothing around them: Unicode's isolate, or nothing."""
    return (_FIRST_STRONG, _POP) if RIGHT_TO_LEFT.search(words) else ("", "")


def isolated(words: str) -> str:
    """Words between their isolates."""
    before, behind = isolates(words)
    return before + words + behind
