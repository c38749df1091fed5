"""Backups by their names: what a name tells, and which backups are kept.

Source of the policy: RELIABILITY 3.3 (Anki's: two days whole, then by day, week and month).
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from curator.values import value

_WHOLE = timedelta(days=2)
_NEWEST = 3
"""So many are always kept, however old."""
_Period = tuple[int, ...]
_THINNED: tuple[tuple[Callable[[datetime], _Period], int], ...] = (
    (lambda made: (made.year, made.month, made.day), 12),
    (lambda made: made.isocalendar()[:2], 10),
    (lambda made: (made.year, made.month), 9),
)
"""For days, weeks and months: which one a backup belongs to, and of how many the last backup is kept."""
_STAMP = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"(?P<desk>.+)-(?P<day>\d{8})-(?P<time>\d{6})-(?P<seq>\d+)\.desk", re.DOTALL)


@value
class Backup:
    """One backup: its file, when it was made (local time, to the second) and the last step of the history in it."""

    path: Path
    made: datetime
    seq: int


def backup_name(desk: str, made: datetime, seq: int) -> str:
    """The file name of a backup of the desk with this name (without ".desk")."""
    return f"{desk}-{made.strftime(_STAMP)}-{seq}.desk"


def named_backup(path: Path, desk: str) -> Backup | None:
    """What a file's name says of it; None where it is no backup of the desk with this name."""
    found = _NAME.fullmatch(path.name)
    if found is None or found["desk"] != desk:
        return None
    try:
        made = datetime.fromisoformat(f"{found['day']}T{found['time']}")  # strptime loads what nothing else needs
    except ValueError:
        return None
    return Backup(path, made, int(found["seq"]))


def newest_first(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """In the order in which a person looks for one."""
    return tuple(sorted(backups, key=lambda backup: (backup.made, backup.seq), reverse=True))


def superfluous(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """The backups to delete: all but those of two days, the last of 12 days, 10 weeks and 9 months before.

    Never the three newest, and none that a clock set wrong has dated after `now` (local time).
    """
    ordered = newest_first(backups)
    kept = {backup.path for backup in ordered if now - backup.made <= _WHOLE}
    kept |= {backup.path for backup in ordered[:_NEWEST]}
    older = [backup for backup in ordered if now - backup.made > _WHOLE]
    for period_of, periods in _THINNED:
        last = dict(islice(_last_of_each(older, period_of).items(), periods))
        kept |= {backup.path for backup in last.values()}
        older = [backup for backup in older if period_of(backup.made) < min(last)]
    return tuple(backup for backup in ordered if backup.path not in kept)


def _last_of_each(newest: Sequence[Backup], period_of: Callable[[datetime], _Period]) -> dict[_Period, Backup]:
    """The last backup of each period, the newest period first."""
    found: dict[_Period, Backup] = {}
    for backup in newest:
        found.setdefault(period_of(backup.made), backup)
    return found
