"""What the program remembers between starts: declared once here, kept in one JSON file, never any content of a desk."""

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from platformdirs import user_config_path

_FILE = "settings.json"


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
    except (OSError, ValueError):
        return Settings()  # first start, or a file somebody damaged: nothing of value is in it
    settings = Settings()
    for slot in fields(Settings):
        value, default = raw.get(slot.name) if isinstance(raw, dict) else None, getattr(settings, slot.name)
        if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(n, int) for n in value):
            setattr(settings, slot.name, tuple(value))
        elif value is not None and type(value) is type(default):
            setattr(settings, slot.name, value)
    return settings


def save(settings: Settings) -> None:
    """Keep the settings. Raises OSError when the place cannot be written."""
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), "utf-8")
    part.replace(path)
