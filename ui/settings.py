"""What the program remembers between starts: declared once here, kept in one JSON file, never any content of a desk."""

import json
import math
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from platformdirs import user_config_path

_FILE = "settings.json"
_LARGEST = 20_000
"""Pixels; no screen is wider."""


@dataclass(slots=True)
class Settings:
    """All settings with their defaults. Sizes are pixels."""

    person: str = ""
    """Who is coding; asked once."""
    theme: str = "system"
    """system, light or dark."""
    zoom: float = 1.0
    """Of the article's text; 1 is the usual size."""
    window: tuple[int, int] = (1440, 900)
    maximised: bool = False
    columns: tuple[int, ...] = ()
    """Widths of articles, reader and record."""
    rows: tuple[int, ...] = ()
    """Heights of the upper panes and the timeline."""
    keys: dict[str, str] = field(default_factory=dict)
    """A person's own shortcuts by action id."""


def settings_path() -> Path:
    """Where the settings are kept in the platform's own place."""
    return user_config_path("swap-curator", appauthor=False) / _FILE


def load() -> Settings:
    """The settings as they were left; defaults for what is missing or cannot be read as it should."""
    try:
        raw = json.loads(settings_path().read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()  # first start, or a file somebody damaged: nothing of value is in it
    settings = Settings()
    for name, is_right in _RIGHT.items():
        value = raw.get(name) if isinstance(raw, dict) else None
        if is_right(value):
            setattr(settings, name, tuple(value) if isinstance(value, list) else value)
    return settings


def save(settings: Settings) -> None:
    """Keep the settings. Raises OSError when the place cannot be written."""
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), "utf-8")
    part.replace(path)


def _are_sizes(value: object, count: int, least: int) -> bool:
    return (
        isinstance(value, list)
        and len(value) == count
        and all(type(size) is int and least <= size <= _LARGEST for size in value)
    )


def _are_keys(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(key, str) for key in value.values())


_RIGHT: dict[str, Callable[[object], bool]] = {
    "person": lambda value: isinstance(value, str),
    "theme": lambda value: value in ("system", "light", "dark"),
    "zoom": lambda value: isinstance(value, float) and math.isfinite(value) and 0.1 <= value <= 10,
    "window": lambda value: _are_sizes(value, 2, 100),
    "maximised": lambda value: isinstance(value, bool),
    "columns": lambda value: _are_sizes(value, 3, 0),
    "rows": lambda value: _are_sizes(value, 2, 0),
    "keys": _are_keys,
}
"""What each setting must look like in the file to be taken."""
