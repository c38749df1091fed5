"""Which inputs keep what is typed into them before it is given (ui.drafting does it)."""

from PySide6.QtWidgets import QWidget

DRAFT = "draft"
"""The property that says so: the name of the input's place, or True for one named after its dialog."""


def keep_draft(one: QWidget, place: str = "") -> None:
    """Keep what is typed here: under this place, or under the dialog's title, this input's name and the open swap."""
    one.setProperty(DRAFT, place or True)
