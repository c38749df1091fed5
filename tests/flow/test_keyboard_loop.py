"""The whole loop on one article by the keyboard alone, with every press counted (a chord is one)."""

import sys

import pytest

from curator.model import ReviewState
from db.desk import Desk
from ui.hand import Hand

MOST = 40
"""Presses the loop may take (issue "the main job", Shown by)."""


class Counted(Hand):
    """A hand that has a keyboard and no mouse."""

    def no_mouse(self, *_arguments, **_more):
        raise AssertionError("the loop is done without a mouse")

    open_article = highlight = no_mouse

    def keys(self, words: str) -> None:
        for word in words.split():
            self.key(word)
            assert self.window.banner.sentence == "", f"after {word}"

    def to_figure(self, words: str) -> None:
        """Walk on from figure to figure."""
        for _ in range(20):
            self.keys("N")
            if selected(self.window) == words:
                return
        raise AssertionError(f"{words} is not on the way")


@pytest.fixture
def keyboard(window, article_by_key):
    article_by_key("004")
    return Counted(window)


def selected(window) -> str:
    words = window.panes.reader.page.selection()
    return window.loop.article.text[slice(*words)] if words else ""


def cite_all(keyboard) -> None:
    """Counts of both sides with their parts, place and date of the BBC article."""
    window = keyboard.window
    keyboard.to_figure("390")
    keyboard.keys("G G")
    assert "390 soldiers and civilians" in selected(window)
    keyboard.key("E")
    keyboard.to_figure("270")
    keyboard.keys("G G")
    assert selected(window) == "270 servicemen and 120 civilians"
    keyboard.key("E")
    keyboard.keys("Ctrl+Right Ctrl+Right Ctrl+Right")
    keyboard.keys("Ctrl+Shift+Right Ctrl+Shift+Right Ctrl+Shift+Right Ctrl+Shift+Right")
    assert selected(window).startswith("Ukrainian border with Belarus")
    keyboard.key("P")
    keyboard.to_figure("Friday")
    keyboard.key("D")


def verify(keyboard) -> None:
    """Accept what is proposed, confirm field after field with its quote in sight, seal."""
    loop = keyboard.window.loop
    keyboard.key("A")
    assert loop.standing.proposed == ()
    while any(value.filled and not value.checked for value in loop.swap.values.values()):
        assert keyboard.keys_pressed < 2 * MOST, "V leads nowhere"
        keyboard.keys("V")
    keyboard.keys("Ctrl+Return")


def test_the_loop_on_the_bbc_article_takes_no_more_than_forty_keys(keyboard, capsys, desk_file):
    window = keyboard.window
    assert window.loop.swap is None
    cite_all(keyboard)
    verify(keyboard)
    with capsys.disabled():
        sys.stdout.write(f"\n  the whole loop on one article: {keyboard.keys_pressed} keys (at most {MOST})\n")
    assert keyboard.keys_pressed <= MOST
    window.close()
    with Desk.open(desk_file) as desk:
        (swap,) = desk.swaps.all()
        values = {name: value.value for name, value in swap.values.items() if value.value is not None}
        assert swap.record.review_state is ReviewState.VERIFIED
        assert values == {
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
        for claim in swap.claims:
            assert claim.claimant, claim
            assert claim.quotes, claim
            for quote in claim.quotes:
                assert desk.articles.get(quote.article).text[quote.start : quote.end] == quote.text
        assert {claim.claimant for claim in swap.values["to_a"].claims} == {"BBC"}


def test_every_quote_is_on_screen_when_it_is_confirmed(keyboard):
    window = keyboard.window
    cite_all(keyboard)
    keyboard.key("A")
    confirmed: set[str] = set()
    for _ in range(20):
        before = {name for name, value in window.loop.swap.values.items() if value.checked}
        shown = window.panes.reader.page.selection()
        keyboard.keys("V")
        now = {name for name, value in window.loop.swap.values.items() if value.checked}
        for name in now - before:
            quotes = [q for claim in window.loop.swap.values[name].adopted for q in claim.quotes]
            assert shown in [(q.start, q.end) for q in quotes], name
        confirmed |= now
    assert confirmed == {name for name, value in window.loop.swap.values.items() if value.filled}


def test_the_claimant_is_changed_with_one_key_for_all_claims_of_a_citation(keyboard):
    window = keyboard.window
    keyboard.to_figure("270")
    keyboard.keys("G G E")

    def claimants() -> set[str]:
        return {window.workspace.claim(number).claimant for number in window.loop.active}

    assert len(window.loop.active) == 2
    assert claimants() == {"BBC"}
    steps = len(window.workspace.steps())
    keyboard.keys("C")
    (other,) = claimants()
    assert other != "BBC"
    assert len(window.workspace.steps()) == steps + 1
    keyboard.keys("Ctrl+Z")
    assert claimants() == {"BBC"}


def test_selected_words_become_the_claimant_without_blanks_around_them(keyboard):
    window = keyboard.window
    text, page = window.loop.article.text, window.panes.reader.page
    keyboard.to_figure("270")
    keyboard.key("E")
    keyboard.keys("Ctrl+Home")
    while not text[page.caret() :].startswith("Ukraine’s co-ordination"):
        keyboard.key("Alt+Down")
    while selected(window).split()[-3:] != ["prisoners", "of", "war"]:
        keyboard.key("Ctrl+Shift+Right")
    assert selected(window).endswith(" ")
    keyboard.keys("C")
    for number in window.loop.active:
        claim = window.workspace.claim(number)
        assert claim.claimant == "Ukraine’s co-ordination headquarters for prisoners of war"
        assert claim.claimant_type == "prisoner_coordination_body"


def test_c_right_after_a_citation_with_a_trailing_blank_does_not_take_the_cited_words(keyboard):
    window = keyboard.window
    keyboard.to_figure("390")
    keyboard.keys("Ctrl+Shift+Right Ctrl+Shift+Right E C")
    (quote,) = window.workspace.claim(window.loop.active[0]).quotes
    assert quote.text == window.loop.article.text[quote.start : quote.end].strip()
    assert window.workspace.claim(window.loop.active[0]).claimant != quote.text


def test_a_mistake_is_taken_back_by_one_key_and_the_loop_goes_on(keyboard):
    window = keyboard.window
    cite_all(keyboard)
    claims = window.loop.swap.claims
    keyboard.key("Ctrl+Z")
    assert len(window.loop.swap.claims) == len(claims) - 1
    assert window.loop.swap.values["date"].value is None
    keyboard.key("Ctrl+Shift+Z")
    assert window.loop.swap.values["date"].value == "2025-05-23"
    keyboard.to_article()
    verify(keyboard)
    assert window.loop.swap.sealed


def test_verifying_too_early_says_what_is_missing_and_changes_nothing(keyboard):
    window = keyboard.window
    cite_all(keyboard)
    steps = window.workspace.steps()
    keyboard.key("Ctrl+Return")
    assert window.banner.sentence.startswith("Not yet verified. ")
    assert window.workspace.steps() == steps
    assert not window.loop.swap.sealed
