"""Which backups are kept, and what their names say."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.backups import Backup, backup_name, named_backup, newest_first, superfluous

NOW = datetime(2026, 11, 22, 12)


def made(*ages: timedelta) -> tuple[Backup, ...]:
    return tuple(Backup(Path(f"{n}.desk"), NOW - age, n) for n, age in enumerate(ages))


def kept(backups: tuple[Backup, ...], now: datetime = NOW) -> list[Backup]:
    gone = {backup.path for backup in superfluous(backups, now)}
    return [backup for backup in newest_first(backups) if backup.path not in gone]


def test_a_name_says_when_and_how_far():
    path = Path("x", backup_name("Swaps-2025", NOW, 417))
    assert path.name == "Swaps-2025-20261122-120000-417.desk"
    assert named_backup(path, "Swaps-2025") == Backup(path, NOW, 417)


@pytest.mark.parametrize(
    "name",
    ["Swaps.desk", "Swaps-20261122-120000-4.desk.part", "Other-20261122-120000-4.desk", "Swaps-20261322-120000-4.desk"],
)
def test_other_files_are_no_backups(name):
    assert named_backup(Path(name), "Swaps") is None


def test_all_of_two_days_are_kept():
    assert len(kept(made(*(timedelta(minutes=30 * n) for n in range(96))))) == 96


def test_a_year_of_half_hours_is_thinned_to_days_weeks_and_months():
    ages = [timedelta(minutes=30 * n) for n in range(2 * 24 * 365)]
    older = [backup for backup in kept(made(*ages)) if NOW - backup.made > timedelta(days=2)]
    assert len(older) == 12 + 10 + 9
    days = [backup.made.date() for backup in older[:12]]
    assert [(days[0] - day).days for day in days] == list(range(12))
    assert len({backup.made.isocalendar()[:2] for backup in older[12:22]}) == 10
    assert len({backup.made.month for backup in older[22:]}) == 9


AGES = st.lists(st.integers(-60 * 24 * 400, 60 * 24 * 400).map(lambda minutes: timedelta(minutes=minutes)), max_size=80)


@given(AGES)
@settings(deadline=None, max_examples=150)
def test_whatever_there_is_the_newest_and_the_future_stay(ages):
    backups = made(*ages)
    stay = kept(backups)
    assert stay[:3] == list(newest_first(backups))[:3]
    assert all(backup in stay for backup in backups if NOW - backup.made <= timedelta(days=2))
    assert len([b for b in stay if NOW - b.made > timedelta(days=2)]) <= 12 + 10 + 9 + 3
    assert kept(tuple(stay)) == stay, "what was kept once is not thinned out the same day"


@given(AGES)
@settings(deadline=None, max_examples=50)
def test_of_every_kept_period_it_is_the_last_backup(ages):
    backups = made(*ages)
    older = [backup for backup in kept(backups)[3:] if NOW - backup.made > timedelta(days=2)]
    for backup in older:
        later = [b for b in backups if b.made.date() == backup.made.date() and NOW - b.made > timedelta(days=2)]
        assert backup.made == max(b.made for b in later)
