"""Hebrew and Arabic among English: each part of a line of quotes keeps its place."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption

from curator.model import ArticleId, ClaimId
from ui.bidi import isolated
from ui.record.lines import QuoteLine
from ui.record.painting import runs_of

HEBREW, ARABIC = "שוחררו 95 שבויים", "قطر"


def quote_line(value, words, source):
    return QuoteLine(
        ClaimId(1), ArticleId(1), 0, len(words), "", value, "", words, "", source, "", radio=False, adopted=True,
        unsourced=False,
    )  # fmt: skip


def places(texts):
    """Where each of some texts begins and ends (pixels) when they are laid out as one line."""
    layout = QTextLayout("".join(texts))
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    row = layout.createLine()
    row.setLineWidth(4000)
    layout.endLayout()
    at, found = 0, []
    for text in texts:
        runs = row.glyphRuns(at, len(text))
        found.append((min(run.boundingRect().left() for run in runs), max(run.boundingRect().right() for run in runs)))
        at += len(text)
    return found


@pytest.mark.parametrize("value", ["Qatar", ARABIC])
@pytest.mark.parametrize("source", ["Haaretz", "هآرتس 12"])
def test_value_words_and_source_stand_in_this_order(qapp, theme, value, source):
    runs = [run.text for run in runs_of(quote_line(value, HEBREW, source), 100, around=True)]
    spans = places(runs)
    assert all(one[1] <= two[0] + 1 for one, two in itertools.pairwise(spans)), runs


def test_words_from_left_to_right_are_as_they_were(qapp, theme):
    runs = runs_of(quote_line("95", "returned 95", "Reuters"), 100, around=True)
    assert "".join(run.text for run in runs) == "95  “returned 95” – Reuters"
    assert isolated("95 of ours") == "95 of ours"
