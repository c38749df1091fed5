"""What the languages of articles are called."""

from ui.words import tr

_NAMES = {"en": "English", "uk": "Ukrainian", "ru": "Russian"}


def language_name(code: str) -> str:
    """The name of a language by its two letters; what is not known here is shown as it is."""
    return tr(_NAMES[code]) if code in _NAMES else code
