"""Suggestions in the article: seen, taken, turned down, walked, undone, by real keys and clicks on the sample desk."""

import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from curator.decisions import DecisionVerdict
from curator.model import ReviewState, Side
from db.check import check
from db.desk import Desk
from ui.hand import Hand

MOST = 35
"""Presses for the loop on the BBC article: fewer than the 36 that citing by hand takes."""


@pytest.fixture
def reading(hand):
    """The window with an article that has been read ahead."""

    def open_it(name: str):
        hand.open_article(name)
        wait_until_read(hand)
        hand.to_article()
        return hand.window

    return open_it


def wait_until_read(hand: Hand) -> None:
    window = hand.window
    hand.wait(lambda: window.panes.reader.strip.isVisible(), "the article to be read")


def selected(window) -> str:
    words = window.panes.reader.page.selection()
    return window.loop.article.text[slice(*words)] if words else ""


def decisions(window) -> list[DecisionVerdict]:
    return [one.verdict for one in window.workspace.offers.decisions(window.loop.article.id)]


def suggested(window) -> list[str]:
    """The suggested words that are marked now."""
    marks = window.panes.reader.page.sheet.marks
    blocks = range(window.loop.article.text.count("\n") + 1)
    found = {one.mark for number in blocks for one in marks.in_block(number) if one.mark.suggested}
    return [window.loop.article.text[mark.start : mark.end] for mark in sorted(found, key=lambda mark: mark.start)]


def test_the_whole_loop_on_the_bbc_article_takes_fewer_keys_than_by_hand(reading, hand, capsys, desk_file):
    window = reading("004")
    hand.keys_pressed = 0
    hand.key("Shift+C")
    while window.suggesting.count:
        hand.key("J")
        assert hand.keys_pressed < MOST
    hand.key("Shift+P")
    hand.key("A")
    while any(value.filled and not value.checked for value in window.loop.swap.values.values()):
        hand.key("V")
        assert hand.keys_pressed < 2 * MOST, "V leads nowhere"
    hand.key("Ctrl+Return")
    with capsys.disabled():
        sys.stdout.write(f"\n  the loop with suggestions: {hand.keys_pressed} keys (at most {MOST})\n")
    assert window.loop.swap.sealed, window.banner.sentence
    assert hand.keys_pressed <= MOST
    window.close()
    with Desk.open(desk_file) as desk:
        assert check(desk) == ()
        (swap,) = desk.swaps.all()
        values = {name: value.value for name, value in swap.values.items() if value.value is not None}
        assert swap.record.review_state is ReviewState.VERIFIED
        by_hand = {
            "date": "2025-05-23",
            "status": "completed",
            "event_type": "exchange",
            "confirmed_by": "both",
            "to_a": "390",
            "to_b": "390",
            "to_a_servicemen": "270",
            "to_a_civilians": "120",
            "to_b_servicemen": "270",
            "to_b_civilians": "120",
            "place": "Ukrainian border with Belarus",
        }
        assert by_hand.items() <= values.items()
        for claim in swap.claims:
            assert claim.rule, claim
            assert claim.claimant, claim
            for quote in claim.quotes:
                assert desk.articles.get(quote.article).text[quote.start : quote.end] == quote.text


def test_the_first_press_shows_the_second_takes_and_undo_offers_it_again(reading, hand):
    window = reading("004")
    hand.key("J")
    assert window.loop.swap is None
    assert "390 soldiers and civilians" in selected(window)
    assert window.panes.reader.strip.sentence.startswith("Suggested: Returned to each side: 390")
    waiting = window.suggesting.waiting
    hand.key("J")
    (claim,) = window.loop.swap.claims
    assert (claim.value, claim.side, claim.claimant) == ("390", Side.EACH, "BBC")
    assert claim.rule == waiting[0].rule
    assert not any(value.checked for value in window.loop.swap.values.values())
    assert decisions(window) == [DecisionVerdict.ACCEPTED]
    assert selected(window) != claim.quotes[0].text, "the next one is shown"
    hand.key("Ctrl+Z")
    assert window.workspace.summaries() == ()
    assert decisions(window) == []
    assert window.suggesting.waiting == waiting
    hand.key("Ctrl+Shift+Z")
    assert window.loop.swap.values["to_b"].value == "390"
    assert waiting[0] not in window.suggesting.waiting


def test_what_is_turned_down_is_kept_as_that_and_not_offered_again(reading, hand):
    window = reading("004")
    hand.key(".")
    offer = window.suggesting.waiting[0]
    hand.key("Shift+J")
    assert offer not in window.suggesting.waiting
    assert decisions(window) == [DecisionVerdict.REJECTED]
    said = window.statusBar().currentMessage()
    assert said.startswith("Turn down “")
    assert said.endswith("Ctrl+Z takes it back")
    assert window.workspace.offers.rates() == {offer.rule: (0, 1)}
    assert window.workspace.claims_in(window.loop.article.id) == ()
    reading("002")
    reading("004")
    assert offer not in window.suggesting.waiting
    hand.key("Ctrl+Z")
    assert offer in window.suggesting.waiting


def test_walking_goes_round_both_ways_and_leaves_out_what_is_only_shown(reading, hand):
    window = reading("004")
    walked = [offer for offer in window.suggesting.waiting if offer.tier != "C"]
    assert len(walked) < len(window.suggesting.waiting)
    seen = []
    for _ in walked:
        hand.key(".")
        seen.append(window.panes.reader.page.selection())
    assert seen == [offer.quotes[0] for offer in walked]
    hand.key(".")
    assert window.panes.reader.page.selection() == walked[0].quotes[0]
    hand.key(",")
    assert window.panes.reader.page.selection() == walked[-1].quotes[0]


def test_a_key_is_never_about_a_suggestion_that_is_out_of_sight(reading, hand):
    window = reading("004")
    hand.key(".")
    hand.key("Ctrl+End")
    hand.key("J")
    assert window.workspace.summaries() == (), "J showed one, it took none"
    hand.key("Ctrl+Home")
    hand.key("Shift+J")
    assert window.banner.sentence.startswith("No suggestion is chosen")


def test_the_mouse_shows_a_suggestion_and_takes_it_in_the_strip(reading, hand):
    window = reading("004")
    page = window.panes.reader.page
    start = window.loop.article.text.index("270 servicemen")
    page.bring_into_view(start, start)
    cursor = page.textCursor()
    cursor.setPosition(page.sheet.positions.to_qt(start + 1))
    at = page.cursorRect(cursor).center() + QPoint(2, 0)
    tip = page.mouse.tip(at.toPointF())
    said = (
        "270 each",
        "suggested, not confirmed",
        "Said by the article itself",
        "likely, ",
        " % · ",
        "not decided on yet",
    )
    assert [words for words in said if words not in tip] == []
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=at)
    hand.wait(lambda: "270" in window.panes.reader.strip.sentence, "the suggestion in the strip")
    assert page.sheet.offer is not None
    button = window.findChild(QPushButton, "strip.accept.suggestion")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.loop.swap.values["to_a_servicemen"].value == "270"


def test_everything_that_is_certain_is_filled_in_one_step_and_stays_unconfirmed(reading, hand):
    window = reading("002")
    certain = [offer for offer in window.suggesting.waiting if offer.is_certain]
    assert len(certain) > 1
    steps = len(window.workspace.steps())
    hand.key("Shift+C")
    assert len(window.workspace.steps()) == steps + 1
    assert len(window.workspace.claims_in(window.loop.article.id)) == len(certain)
    assert len(window.loop.swap.claims) == len([offer for offer in certain if offer.event.role == "main"])
    assert not any(value.checked for value in window.loop.swap.values.values())
    assert not window.actions_by_id["fill.certain"].isEnabled()
    hand.key("Ctrl+Z")
    assert window.workspace.summaries() == ()
    assert [offer for offer in window.suggesting.waiting if offer.is_certain] == certain


def test_a_field_lights_its_candidates_which_the_arrows_walk_and_enter_takes(reading, hand):
    window = reading("002")
    hand.key("W")
    hand.wait(lambda: window.loop.swap is not None, "a new swap")
    window.panes.record.focus_field("date")
    editor = window.findChild(object, "field.date")
    hand.wait(editor.hasFocus, "the field to have the keyboard")
    page = window.panes.reader.page
    dates = [offer for offer in window.suggesting.waiting if "date" in offer.columns]
    assert [(mark.start, mark.end) for mark in page.sheet.candidates] == [offer.quotes[0] for offer in dates]
    assert len(dates) == 2
    hand.key("Right")
    assert page.selection() == dates[0].quotes[0]
    hand.key("Right")
    assert page.selection() == dates[1].quotes[0]
    hand.key("Left")
    hand.key("Return")
    assert window.loop.swap.values["date"].value == "2024-07-17"
    assert editor.hasFocus()
    hand.key("Ctrl+Z")
    assert window.loop.swap.values["date"].value is None
    hand.to_article()
    hand.key("Escape")


def test_another_handover_of_the_article_gets_a_swap_of_its_own(reading, hand):
    window = reading("002")
    while window.suggesting.count:
        hand.key("J")
    dates = sorted((s.date_edtf, s.to_a, s.to_b) for s in window.workspace.summaries())
    assert dates == [("2024-06-25", 90, 90), ("2024-07-17", 95, 95)]


def test_a_leg_between_other_parties_is_taken_for_other_legs(reading, hand, tmp_path):
    source = tmp_path / "from_belarus.txt"
    source.write_text(
        "Reuters, 24 November 2025\n\nBelarus handed over 31 Ukrainian civilians to Ukraine on Saturday.\n", "utf-8"
    )
    hand.window.import_paths([source])
    hand.wait(lambda: any(one.file_name == source.name for one in hand.window.workspace.article_rows()), "the article")
    window = reading(source.name)
    while "Other legs" not in window.panes.reader.strip.sentence:
        hand.key("J")
    assert "from Belarus to Ukraine" in window.panes.reader.strip.sentence
    hand.key("J")
    (claim,) = window.loop.swap.values["other_legs"].claims
    assert claim.value.endswith("from Belarus to Ukraine")
    assert claim.quotes[0].text == "handed over 31 Ukrainian civilians"
    hand.key("Ctrl+Z")
    assert window.loop.swap is None
    hand.wait(lambda: "Other legs" in window.panes.reader.strip.sentence, "the suggestion to be offered again")


def test_what_a_person_cites_by_hand_is_not_suggested_any_more(reading, hand):
    window = reading("004")
    assert "on the Ukrainian border with Belarus" in suggested(window)
    hand.highlight("Ukrainian border with Belarus")
    hand.key("P")
    assert "on the Ukrainian border with Belarus" not in suggested(window)
    assert decisions(window) == []


def test_a_weekday_that_was_taken_is_read_again_against_another_publication_day(reading, hand):
    window = reading("004")
    hand.key("Shift+C")
    assert window.loop.swap.values["date"].value == "2025-05-23"
    window.workspace.articles.revise(window.loop.article.id, published_on="2025-05-31")
    assert window.loop.swap.values["date"].value == "2025-05-30"


def test_what_was_read_is_kept_and_read_again_only_against_another_day(reading, hand, desk_file):
    window = reading("004")
    article = window.loop.article.id
    kept = window.workspace.offers.reading(article)
    assert kept is not None
    reading("002")
    reading("004")
    assert window.workspace.offers.reading(article) == kept
    window.workspace.articles.revise(article, published_on="2025-05-31")
    hand.wait(lambda: window.workspace.offers.reading(article) != kept, "the article to be read again")
    assert '"2025-05-30"' in window.workspace.offers.reading(article).content


def test_the_other_articles_are_read_when_nobody_waits_for_anything(reading, hand):
    window = reading("004")
    kept = {
        row.id: lambda number=row.id: window.workspace.offers.reading(number) for row in window.workspace.article_rows()
    }
    hand.wait(lambda: all(read() is not None for read in kept.values()), "all articles to be read")
    for name in ("000", "002"):
        reading(name)
        counts = kept[window.loop.article.id]().counts
        assert len(window.panes.reader.page.sheet.figures) == counts.figures_open


def test_a_review_shows_no_suggestion_for_it_would_tell_what_is_typed_unseen(reading, hand):
    window = reading("004")
    before = suggested(window)
    hand.key("Ctrl+R")
    hand.wait(lambda: window.reviewing.is_open, "the review")
    assert suggested(window) == []
    assert not window.panes.reader.strip.isVisible()
    hand.key("Ctrl+R")
    hand.wait(lambda: not window.reviewing.is_open, "the end of the review")
    assert suggested(window) == before


def test_how_suggestions_fared_is_shown(reading, hand):
    window = reading("004")
    for key in ("J", "J", "Shift+J"):
        hand.key(key)
    window.actions_by_id["suggestion.rates"].trigger()
    dialog = hand.dialog("the rates")
    cells = [dialog.table.item(row, 1).text() for row in range(dialog.table.rowCount())]
    assert sum(map(int, cells)) == 1
    hand.key("Escape")
