"""The ledger of one field: every claim in full where it is opened, agreeing ones folded into one line elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ui.record.lines import QuoteLine
from ui.words import tr

_NAMED = 2
"""Who else says it is named up to so many; the others are a count."""


@dataclass(slots=True)
class Ledger:
    """Which groups of agreeing claims of one field are open; nothing of it is stored."""

    opened: set[str] = field(default_factory=set)
    """What is said in the groups that are open (`QuoteLine.saying`)."""
    full: bool = False
    """Everything is open."""

    def arranged(self, lines: Iterable[QuoteLine]) -> tuple[QuoteLine, ...]:
        """The lines to show: of a folded group the first one, with a count of those that say the same."""
        groups: dict[str, list[QuoteLine]] = {}
        for line in lines:
            groups.setdefault(line.saying, []).append(line)
        shown: list[QuoteLine] = []
        for saying, group in groups.items():
            if not saying:
                shown += group
            elif self.full or saying in self.opened:
                shown += [replace(line, opened=True) for line in group]
            else:
                shown.append(folded(group))
        return tuple(shown)


def folded(group: Sequence[QuoteLine]) -> QuoteLine:
    """The one line that stands for a group of agreeing claims."""
    first = group[0]
    others = {line.claim_id: line for line in group if line.claim_id != first.claim_id}
    if not others:
        more = len(group) - 1
        words = tr("+1 quote") if more == 1 else tr("+{n} quotes", n=more)
        return replace(first, folded=words) if more else first
    names = list(dict.fromkeys(line.source or line.words for line in others.values()))
    named = "; ".join(names[:_NAMED]) if len(names) <= _NAMED else ""
    count = tr("+1 agrees") if len(others) == 1 else tr("+{n} agree", n=len(others))
    return replace(first, folded=f"{count}: {named}" if named else count)
