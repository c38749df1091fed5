"""Moments as the clock on this wall showed them; what is stored is UTC."""

from datetime import UTC, datetime


def local(at: str) -> str:
    """An ISO moment in UTC as local "2026-11-22 07:05"; what cannot be read stays as it is."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:  # a desk may hold a moment that was not written here; it is shown as it is
        return at


def in_utc(typed: str) -> str:
    """A local day ("2026-11-22", to its end) or moment ("2026-11-22 07:05") as an ISO moment in UTC to the second.

    Raises ValueError for anything else.
    """
    moment = datetime.fromisoformat(typed)
    if len(typed) <= len("2026-11-22"):
        moment = moment.replace(hour=23, minute=59, second=59)
    elif moment.second == 0:
        moment = moment.replace(second=59)  # the whole of the minute that was typed
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
