"""What is written can be read: WCAG 2.2, level AA, 4.5 to 1 for text, in both themes."""

import pytest
from PySide6.QtGui import QColor

from ui.reader import folding
from ui.theme import DARK, LIGHT, Theme

LEAST = 4.5
THEMES = pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG defines it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, ground: str) -> float:
    one, other = sorted((luminance(QColor(ink)), luminance(QColor(ground))), reverse=True)
    return (one + 0.05) / (other + 0.05)


def test_the_ratio_is_the_standards_own():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@THEMES
@pytest.mark.parametrize("ink", ["text", "muted", "accent", "good", "warn", "bad"])
def test_words_are_readable_on_every_ground_they_stand_on(look: Theme, ink):
    grounds = ["window", "pane", "raised", "accent_soft"]
    grounds += [f"{ink}_soft"] if ink in ("good", "warn", "bad") else []
    grounds += ["selection", "good_soft", "warn_soft", "bad_soft"] if ink == "text" else []
    low = {ground: contrast(getattr(look, ink), getattr(look, ground)) for ground in grounds}
    assert all(ratio >= LEAST for ratio in low.values()), low


@THEMES
def test_words_and_keys_in_the_colours_of_fields_are_readable(look: Theme):
    assert contrast(look.on_accent, look.accent) >= LEAST
    for name, hue in look.hues.items():
        assert contrast(hue.on_fill, hue.fill) >= LEAST, name
        for ground in (hue.fill, look.pane, look.raised, look.accent_soft):
            assert contrast(hue.ink, ground) >= LEAST, (name, ground)


@THEMES
def test_dimmed_words_are_still_readable(look: Theme):
    ink, page = QColor(look.text), QColor(look.pane)
    mixed = [
        int(one * (1 - folding.DIM) + other * folding.DIM)
        for one, other in zip(ink.getRgb()[:3], page.getRgb()[:3], strict=True)
    ]
    assert contrast(QColor(*mixed).name(), look.pane) >= LEAST
