"""Moments as the clock on this wall showed them; what is stored is UTC."""

from datetime import datetime


def local(at: str) -> str:
    """An ISO moment in UTC as local "2026-11-22 07:05"; what cannot be read stays as it is."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:  # a desk may hold a moment that was not written here; it is shown as it is
        return at
