"""Each dialog on its own: what it gives, what it refuses, by keys and clicks."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from curator.dates import read_date
from curator.importing.outcome import ImportOutcome
from curator.model import (
    Article,
    ArticleId,
    Category,
    Claim,
    ClaimField,
    ClaimId,
    DateBasis,
    DatePrecision,
    Modality,
    Party,
    PublishedBasis,
    Qualifier,
    ReviewState,
    Side,
    Step,
    SwapId,
    SwapSummary,
)
from curator.version import VERSION, commit
from ui.actions import acts
from ui.dialogs.about import AboutDialog
from ui.dialogs.article_details import ArticleDetails
from ui.dialogs.claim_details import ClaimDetails
from ui.dialogs.export import ExportDialog
from ui.dialogs.history import HistoryDialog
from ui.dialogs.import_report import ImportReport
from ui.dialogs.name import person_dialog
from ui.dialogs.palette import Palette
from ui.dialogs.paste import PasteDialog
from ui.dialogs.picker import SwapPicker
from ui.dialogs.reason import ReasonDialog, refusal
from ui.dialogs.welcome import Welcome

SIDES = (Party("Ukraine", ("Ukraine",)), Party("Russia", ("Russia",)))
NAMES = ("Ukraine", "Russia")
MARKUP = "<b>Ivan & Petro</b>"


@pytest.fixture
def open_it(qtbot, theme):
    """Open a dialog as the window does and wait until it can be typed into."""

    def opened(dialog):
        qtbot.addWidget(dialog)
        dialog.open() if isinstance(dialog, QDialog) else dialog.show()
        dialog.activateWindow()
        assert QTest.qWaitForWindowActive(dialog)
        qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or dialog))
        return dialog

    return opened


def press(key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def press_letter(letter) -> None:
    """Alt and an underlined letter; a button pressed so stays down for a moment before it acts."""
    press(letter, Qt.KeyboardModifier.AltModifier)
    QTest.qWait(160)


def write(words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), words)


def gathered(signal) -> list:
    heard = []
    signal.connect(lambda *values: heard.append(values[0] if len(values) == 1 else values))
    return heard


# -- reasons, persons, pasted texts ------------------------------------------------------------------------------


def test_a_reason_is_given_by_enter_and_shift_enter_begins_a_line(open_it):
    dialog = open_it(ReasonDialog(None, "Why", "Why is that?"))
    given = gathered(dialog.given)
    write("  one")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    write("two ")
    press(Qt.Key.Key_Return)
    assert given == ["one\ntwo"]
    assert not dialog.isVisible()


@pytest.mark.parametrize("blank", ["", "   "])
def test_no_reason_is_refused(open_it, blank):
    dialog = open_it(ReasonDialog(None, "Why", "Why is that?"))
    given = gathered(dialog.given)
    write(blank)
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "reason is needed" in dialog.refused
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert given == []


def test_the_refusal_goes_with_the_first_letter_of_a_reason(open_it):
    dialog = open_it(ReasonDialog(None, "Why", "Where is it from?"))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Space)
    assert "reason is needed" in dialog.refused
    write("the ministry")
    assert dialog.refused == ""


def test_the_other_way_out_needs_no_reason(open_it):
    dialog = open_it(ReasonDialog(None, "Same?", "How do you know?", action="Another", other_action="The same"))
    given, other = gathered(dialog.given), gathered(dialog.other_chosen)
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "The same")
    button.setFocus()
    press(Qt.Key.Key_Space)
    assert (given, len(other)) == ([], 1)
    assert not dialog.isVisible()


def test_a_person_is_named_without_blanks_around(open_it):
    dialog = open_it(person_dialog(None, ""))
    named = gathered(dialog.named)
    press(Qt.Key.Key_Return)
    assert "Enter a name" in dialog.refused
    write("  Olena   K. ")
    press(Qt.Key.Key_Return)
    assert named == ["Olena K."]


def test_a_pasted_text_goes_by_ctrl_enter(open_it):
    dialog = open_it(PasteDialog(None))
    pasted = gathered(dialog.pasted)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Paste the text" in dialog.refused
    write("One")
    press(Qt.Key.Key_Return)
    write("two")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [text.strip() for text in pasted] == ["One\ntwo"]


def test_tab_leaves_a_big_text_for_the_buttons(open_it):
    dialog = open_it(PasteDialog(None))
    press(Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)
    assert dialog.text.toPlainText() == ""


# -- where an article is from ------------------------------------------------------------------------------------


def article(**known) -> Article:
    usual = {
        "file_name": "004.txt",
        "file_sha256": "0" * 64,
        "text_sha256": "0" * 64,
        "text": "Text",
        "title": "Swap",
        "publisher": "BBC",
        "agency": "",
        "author": "",
        "url": "",
        "language": "en",
        "published_on": "2025-05-24",
        "published_basis": PublishedBasis.HEADER,
        "updated_on": None,
        "imported_on": "2025-05-25",
        "confirmed": False,
        "done": False,
    }
    return Article(id=ArticleId(4), **(usual | known))


def test_details_are_given_as_they_stand_by_enter(open_it):
    dialog = open_it(ArticleDetails(None, article()))
    saved = gathered(dialog.saved)
    press(Qt.Key.Key_Return)
    assert saved == [
        {"title": "Swap", "publisher": "BBC", "published_on": "2025-05-24", "agency": "", "author": "", "url": ""}
    ]


@pytest.mark.parametrize(
    ("known", "first"),
    [({}, "title"), ({"publisher": ""}, "publisher"), ({"published_on": None}, "published_on")],
)
def test_what_is_missing_has_the_focus(open_it, known, first):
    dialog = open_it(ArticleDetails(None, article(**known)))
    assert dialog.inputs[first].hasFocus()


@pytest.mark.parametrize(
    "wrong", ["yesterday", "2025-05", "2025-02-30", "24.05.2025", "2025-05-24/2025-05-25", "2025?"]
)
def test_what_is_no_day_is_refused(open_it, wrong):
    dialog = open_it(ArticleDetails(None, article(published_on=None)))
    saved = gathered(dialog.saved)
    write(wrong)
    assert dialog._reading.text() == "Write the day as 2025-05-24."
    press(Qt.Key.Key_Return)
    assert wrong in dialog.refused
    assert dialog.inputs["published_on"].hasFocus()
    press(Qt.Key.Key_Escape)
    assert saved == []


def test_a_day_is_read_out_while_it_is_typed(open_it):
    dialog = open_it(ArticleDetails(None, article(published_basis=PublishedBasis.BYLINE)))
    assert dialog._reading.text() == "Sat 24 May 2025 – read from the by-line"
    dialog.inputs["published_on"].setText("2025-05-25")
    assert dialog._reading.text() == "Sun 25 May 2025 – entered by a curator"
    dialog.inputs["published_on"].clear()
    assert "on Friday" in dialog._reading.text()
    saved = gathered(dialog.saved)
    press(Qt.Key.Key_Return)
    assert saved[0]["published_on"] is None


# -- one claim in full -------------------------------------------------------------------------------------------


def claim(**known) -> Claim:
    usual = {"value_text": "390 people", "value": "390", "side": Side.A, "claimant": "BBC"}
    return Claim(id=ClaimId(7), swap=SwapId(1), field=ClaimField.COUNT, **(usual | known))


def choose(dialog: ClaimDetails, name: str, words: str) -> None:
    box = dialog.findChild(QComboBox, f"claim.{name}")
    box.setFocus()
    QTest.keyClicks(box, words)
    assert box.currentText().startswith(words)


@pytest.mark.parametrize(
    "one",
    [
        claim(),
        claim(side=Side.NONE),
        claim(side=Side.EACH, category=Category.WOMEN, qualifier=Qualifier.ABOUT, modality=Modality.DENIES),
        claim(value=None, qualifier=Qualifier.SOME),
        replace(claim(side=Side.NONE), field=ClaimField.PLACE, value="Belarus border", value_text="the border"),
    ],
)
def test_a_claim_saved_untouched_is_the_same_claim(open_it, one):
    dialog = open_it(ClaimDetails(None, one, SIDES))
    saved = gathered(dialog.saved)
    press(Qt.Key.Key_Return)
    assert saved == [one]
    assert all(type(getattr(saved[0], name)) is type(getattr(one, name)) for name in ("side", "qualifier", "modality"))


def test_a_claim_is_corrected_by_key(open_it):
    dialog = open_it(ClaimDetails(None, claim(), SIDES))
    saved = gathered(dialog.saved)
    dialog.value.selectAll()
    write("1,000")
    choose(dialog, "side", "each")
    choose(dialog, "category", "wom")
    dialog.claimant.setFocus()
    dialog.claimant.selectAll()
    write(" Kyiv ")
    press(Qt.Key.Key_Return)
    assert saved[0].value == "1000"
    assert saved[0].side is Side.EACH
    assert saved[0].category is Category.WOMEN
    assert saved[0].claimant == "Kyiv"
    assert saved[0].explanation == "“390 people” → 1,000, corrected by hand"


@pytest.mark.parametrize("side", list(Side))
def test_a_value_of_the_wrong_form_is_refused_whatever_the_side(open_it, side):
    dialog = open_it(ClaimDetails(None, claim(side=side), SIDES))
    saved = gathered(dialog.saved)
    dialog.value.selectAll()
    write("many")
    press(Qt.Key.Key_Return)
    assert "many" in dialog.refused
    assert dialog.value.hasFocus()
    press(Qt.Key.Key_Escape)
    assert saved == []


def test_a_date_corrected_by_hand_is_not_read_again_from_its_words(open_it):
    read = read_date("Friday", "2025-05-24")
    one = replace(
        claim(side=Side.NONE, value=read.edtf, value_text="Friday"),
        field=ClaimField.DATE,
        basis=read.basis,
        precision=read.precision,
    )
    assert one.basis is DateBasis.WEEKDAY_VS_PUBLICATION
    dialog = open_it(ClaimDetails(None, one, SIDES))
    saved = gathered(dialog.saved)
    dialog.value.selectAll()
    write("2025-05")
    press(Qt.Key.Key_Return)
    assert (saved[0].value, saved[0].precision, saved[0].basis) == (
        "2025-05",
        DatePrecision.MONTH,
        DateBasis.INFERRED,
    )


# -- choosing ----------------------------------------------------------------------------------------------------


def palette(why_not=lambda _act: "") -> Palette:
    return Palette(None, acts(NAMES), why_not)


def test_a_command_is_found_by_words_in_any_order_and_run_once(open_it):
    dialog = open_it(palette())
    chosen = gathered(dialog.chosen)
    write("swaps export")
    press(Qt.Key.Key_Return)
    assert chosen == ["export"]
    assert not dialog.isVisible()


def test_enter_in_the_list_itself_runs_a_command_once(open_it):
    dialog = open_it(palette())
    chosen = gathered(dialog.chosen)
    dialog.list.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert chosen == ["open.desk"]


def test_a_double_click_runs_a_command_once(open_it):
    dialog = open_it(palette())
    chosen = gathered(dialog.chosen)
    at = dialog.list.visualItemRect(dialog.list.item(3)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen == ["import"]


def test_the_keys_walk_the_fitting_commands_from_the_search(open_it):
    dialog = open_it(palette())
    chosen = gathered(dialog.chosen)
    write("timeline")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    assert dialog.search.hasFocus()
    press(Qt.Key.Key_Return)
    assert chosen == ["timeline.fit"]


def test_what_is_not_possible_is_passed_over_and_refused(open_it):
    dialog = open_it(palette(lambda act: "There is nothing." if act.id == "redo" else ""))
    chosen = gathered(dialog.chosen)
    write("redo")
    press(Qt.Key.Key_Return)
    assert dialog.refused == "There is nothing."
    write("xyz")
    assert dialog.refused == ""
    press(Qt.Key.Key_Return)
    assert dialog.refused == "No command fits; change the words."
    assert chosen == []
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_command_is_found_by_its_key(open_it):
    dialog = open_it(palette())
    chosen = gathered(dialog.chosen)
    write("ctrl+e")
    press(Qt.Key.Key_Return)
    assert chosen == ["export"]


def summary(number: int, date: str) -> SwapSummary:
    return SwapSummary(
        id=SwapId(number),
        code=f"SW-{number:04}",
        review_state=ReviewState.DRAFT,
        status="",
        event_type="",
        date_edtf=date,
        date_start=date,
        date_end=date,
        date_precision="day",
        to_a=390,
        to_a_low=390,
        to_a_high=390,
        to_b=None,
        to_b_low=None,
        to_b_high=None,
        ordinal=None,
        disputed=False,
        n_sources=1,
    )


def test_a_swap_is_picked_by_its_date_in_words(open_it):
    swaps = [summary(1, "2024-01-03"), summary(2, "2025-05-23"), summary(3, "")]
    dialog = open_it(SwapPicker(None, swaps, NAMES, SwapId(1)))
    picked = gathered(dialog.picked)
    assert dialog.list.currentItem().text().startswith("SW-0001")
    write("23 may 2025")
    press(Qt.Key.Key_Return)
    assert picked == [2]


def test_picking_nothing_is_refused(open_it):
    dialog = open_it(SwapPicker(None, [summary(1, "2024-01-03")], NAMES, None))
    picked = gathered(dialog.picked)
    write("zzz")
    press(Qt.Key.Key_Return)
    assert dialog.refused == "No swap fits; change the search."
    dialog.search.clear()
    press(Qt.Key.Key_Return)
    assert picked == [1]


def test_picking_among_no_swaps_says_how_to_make_one(open_it):
    dialog = open_it(SwapPicker(None, [], NAMES, None))
    press(Qt.Key.Key_Return)
    assert "begin a new one" in dialog.refused


# -- export ------------------------------------------------------------------------------------------------------


@pytest.fixture
def exporting(open_it, tmp_path):
    return open_it(ExportDialog(None, str(tmp_path / "a export"), 2, 1))


def test_enter_exports_the_bundle_as_it_stands(exporting, tmp_path):
    chosen = gathered(exporting.chosen)
    press(Qt.Key.Key_Return)
    assert chosen == [(tmp_path / "a export", False, False)]


def test_everything_else_is_reached_by_its_letter(exporting, tmp_path):
    chosen = gathered(exporting.chosen)
    for letter in (Qt.Key.Key_O, Qt.Key.Key_S, Qt.Key.Key_D):
        press_letter(letter)
    assert exporting.place.text().endswith("a export.csv")
    press_letter(Qt.Key.Key_B)
    assert exporting.place.text().endswith("a export")
    press_letter(Qt.Key.Key_O)
    exporting.action_button.setFocus()
    press(Qt.Key.Key_Return)
    assert chosen == [(tmp_path / "a export.csv", True, True)]


@pytest.mark.parametrize("place", ["", "   ", "here", "../there"])
def test_a_place_without_its_whole_path_is_refused(exporting, place):
    chosen = gathered(exporting.chosen)
    exporting.place.setText(place)
    press(Qt.Key.Key_Return)
    assert "whole path" in exporting.refused
    assert exporting.place.hasFocus()
    press(Qt.Key.Key_Escape)
    assert chosen == []


def test_what_is_typed_fits_what_is_chosen(exporting, tmp_path):
    chosen = gathered(exporting.chosen)
    exporting.place.setText(str(tmp_path / "x.csv"))
    press(Qt.Key.Key_Return)
    assert chosen == [(tmp_path / "x", False, False)]


def test_the_home_folder_may_be_written_short(exporting):
    chosen = gathered(exporting.chosen)
    exporting.place.setText("~/swaps")
    press(Qt.Key.Key_Return)
    assert chosen[0][0] == Path.home() / "swaps"


@pytest.mark.parametrize(
    ("verified", "drafts", "said"),
    [(2, 1, "2 verified swaps · 1 draft"), (1, 0, "1 verified swap · 0 drafts"), (0, 3, "No swap is verified yet")],
)
def test_it_says_how_much_there_is(open_it, tmp_path, verified, drafts, said):
    dialog = open_it(ExportDialog(None, str(tmp_path), verified, drafts))
    assert any(label.text().startswith(said) for label in dialog.findChildren(QLabel))
    dialog.close()


# -- history, report, about, welcome -----------------------------------------------------------------------------


def step(number: int, label: str, **known) -> Step:
    usual = {"why": "", "who": "Olena", "at": "2025-05-24T12:00:00Z", "kind": "act", "state": "done"}
    return Step(seq=number, label=label, **(usual | known))


STEPS = (
    step(3, "Undo: Cite", kind="undo"),
    step(2, f"Cite “{MARKUP}”", state="undone", why="so", who="Petro"),
    step(1, "New swap"),
)


def rows(dialog: HistoryDialog) -> list[list[str]]:
    model = dialog.list.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_history_shows_who_what_why_and_is_searched_by_typing(open_it):
    dialog = open_it(HistoryDialog(None, STEPS))
    assert [line[2] for line in rows(dialog)] == ["Undo: Undo: Cite", f"Cite “{MARKUP}”", "New swap"]
    assert rows(dialog)[1][1:] == ["Petro", f"Cite “{MARKUP}”", "so", "undone"]
    write("petro so")
    assert len(rows(dialog)) == 1


def test_history_tells_the_time_of_the_wall(open_it, monkeypatch):
    import time

    monkeypatch.setenv("TZ", "Europe/Kyiv")
    time.tzset()
    try:
        assert rows(open_it(HistoryDialog(None, STEPS)))[0][0] == "2025-05-24 15:00"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_tip_of_the_history_shows_markup_as_words(open_it):
    dialog = open_it(HistoryDialog(None, STEPS))
    model = dialog.list.model()
    tip = model.index(1, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;Ivan &amp; Petro&lt;/b&gt;" in tip
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) is None
    assert not model.index(0, 3).data(Qt.ItemDataRole.ToolTipRole)
    dialog.close()


def test_history_undoes_and_redoes_where_there_is_something(open_it):
    dialog = open_it(HistoryDialog(None, STEPS))
    undone, redone = gathered(dialog.undo_requested), gathered(dialog.redo_requested)
    for letter in (Qt.Key.Key_U, Qt.Key.Key_R):
        press_letter(letter)
    assert (len(undone), len(redone)) == (1, 1)
    dialog.set_steps(STEPS[2:])
    assert (dialog.undo.isEnabled(), dialog.redo.isEnabled()) == (True, False)
    dialog.set_steps(())
    assert (dialog.undo.isEnabled(), dialog.redo.isEnabled()) == (False, False)
    dialog.close()


OUTCOME = ImportOutcome(
    taken=("b.txt", "c.txt"),
    articles=(7, 8),
    skipped=(("a.docx", "No text."), ("x" * 200 + ".txt", "The file does not say its encoding. " * 12)),
    doubtful=((MARKUP, "Look at it once."),),
    doubted=(7,),
)


def listed(report) -> list[str]:
    return [report.model.index(row, 0).data() for row in range(report.model.rowCount())]


def test_the_report_names_every_file_with_its_sentence_and_can_be_saved(open_it):
    dialog = open_it(ImportReport(None, OUTCOME))
    first, long, *others = listed(dialog)
    assert first == "Skipped: a.docx\nNo text."
    assert long.startswith("Skipped: xxx")
    assert long.splitlines()[0].endswith("xxx.txt")
    assert others == [f"Doubtful: {MARKUP}\nLook at it once.", "Taken: b.txt\n", "Taken: c.txt\n"]
    press(Qt.Key.Key_Down)
    assert dialog.current().why == OUTCOME.skipped[1][1]
    assert any(label.text().endswith(OUTCOME.skipped[1][1].strip()) for label in dialog.findChildren(QLabel))
    wanted = gathered(dialog.save_requested)
    dialog.save_button.click()
    assert len(wanted) == 1
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_report_is_filtered_by_words_and_by_outcome(open_it):
    dialog = open_it(ImportReport(None, OUTCOME))
    QTest.keyClicks(dialog.search, "TXT b")
    assert listed(dialog) == ["Taken: b.txt\n"]
    QTest.keyClicks(dialog.search, "zzz")
    assert listed(dialog) == []
    assert not dialog.action_button.isEnabled()
    dialog.search.clear()
    press_letter(Qt.Key.Key_T)
    assert listed(dialog) == ["Taken: b.txt\n", "Taken: c.txt\n"]
    QTest.mouseClick(dialog.kinds["skipped"], Qt.MouseButton.LeftButton)
    assert len(listed(dialog)) == 2
    assert not dialog.kinds["taken"].isChecked()
    QTest.mouseClick(dialog.kinds["skipped"], Qt.MouseButton.LeftButton)
    assert len(listed(dialog)) == 5
    dialog.close()


def test_enter_and_a_double_click_in_the_report_go_to_the_article(open_it):
    dialog = open_it(ImportReport(None, OUTCOME))
    wanted = gathered(dialog.article_wanted)
    press(Qt.Key.Key_Return)
    assert dialog.isVisible(), "what was skipped is no article"
    QTest.keyClicks(dialog.search, "c.txt")
    press(Qt.Key.Key_Return)
    assert not dialog.isVisible()
    dialog = open_it(ImportReport(None, OUTCOME))
    again = gathered(dialog.article_wanted)
    place = dialog.list.visualRect(dialog.model.index(2, 0)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not dialog.isVisible()
    assert (wanted, again) == ([8], [7])


def test_the_rows_of_the_report_are_copied_as_a_table(open_it):
    dialog = open_it(ImportReport(None, OUTCOME))
    QTest.keyClicks(dialog.search, "a.docx")
    dialog.copy_button.click()
    assert QApplication.clipboard().text().splitlines() == ["file,outcome,why", "a.docx,skipped,No text."]
    assert dialog.refused == "The rows are on the clipboard."
    dialog.close()


def test_about_names_the_licence_and_leaves_by_esc(open_it):
    dialog = open_it(AboutDialog(None, "SQLite 3", "0.0.9"))
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "MIT" in words
    assert "LGPL" in words
    assert f"Version {VERSION}, commit {commit()}" in words
    assert "SQLite 3" in words
    assert "last written by version 0.0.9" in words
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_about_shows_each_licence_by_key_and_copies_the_versions(open_it):
    dialog = open_it(AboutDialog(None, "SQLite 3", "0.0.9"))
    assert "Permission is hereby granted" in dialog.text.toPlainText()
    press(Qt.Key.Key_Down)
    assert dialog.licence.text() == "Inter (font) · SIL Open Font License 1.1"
    assert "SIL OPEN FONT LICENSE" in dialog.text.toPlainText()
    press_letter(Qt.Key.Key_C)
    assert dialog.versions in QApplication.clipboard().text()
    dialog.close()


def test_welcome_says_how_many_articles_wait(open_it):
    welcome = open_it(Welcome(waiting=3))
    assert welcome.waiting.text().endswith(": 3.")
    welcome.close()


def test_welcome_offers_three_ways_by_key(open_it):
    welcome = open_it(Welcome())
    ways = [gathered(s) for s in (welcome.sample_requested, welcome.new_requested, welcome.open_requested)]
    for _ in range(3):
        press(Qt.Key.Key_Return)
        press(Qt.Key.Key_Tab)
    assert [len(way) for way in ways] == [1, 1, 1]
    welcome.close()


def test_a_refusal_shows_markup_as_words(qtbot, theme):
    box = refusal(None, MARKUP)
    qtbot.addWidget(box)
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert box.text() == MARKUP


# -- all of them -------------------------------------------------------------------------------------------------

DIALOGS = {
    "about": lambda: AboutDialog(None, "SQLite 3", "0.0.9"),
    "article": lambda: ArticleDetails(None, article(title=MARKUP * 30, updated_on="2025-05-25", publisher="")),
    "claim": lambda: ClaimDetails(None, claim(explanation=MARKUP * 9), SIDES),
    "export": lambda: ExportDialog(None, "/a" * 90, 0, 0),
    "history": lambda: HistoryDialog(None, STEPS),
    "palette": palette,
    "paste": lambda: PasteDialog(None),
    "person": lambda: person_dialog(None, ""),
    "picker": lambda: SwapPicker(None, [summary(1, "2024-01-03")], NAMES, None),
    "reason": lambda: ReasonDialog(None, MARKUP, MARKUP * 9, other_action="Other"),
    "report": lambda: ImportReport(None, ImportOutcome(skipped=(("x" * 200, MARKUP * 9),) * 40, taken=("a.txt",))),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_no_label_takes_words_for_markup(open_it, name):
    dialog = open_it(DIALOGS[name]())
    own = [label for label in dialog.findChildren(QLabel) if label.text() and "&" not in label.text()[:20]]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in own if "<" in label.text())
    dialog.close()


@pytest.mark.parametrize("name", DIALOGS)
def test_it_fits_the_smallest_screen_and_leaves_by_esc(open_it, name):
    dialog = open_it(DIALOGS[name]())
    assert dialog.width() <= 1280
    assert dialog.height() <= 690
    assert dialog.windowTitle()
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("name", DIALOGS)
def test_tab_goes_round_every_control_and_comes_back(open_it, name):
    dialog = open_it(DIALOGS[name]())
    wanted = {
        widget
        for widget in dialog.findChildren(QPushButton)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    reached = set()
    for _ in range(40):
        press(Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert wanted <= reached
    dialog.close()


def underlined(text: str) -> str:
    """The letter that Alt goes with; "" for none."""
    letter = QKeySequence.mnemonic(text).toString()
    return letter.removeprefix("Alt+")


@pytest.mark.parametrize("name", DIALOGS)
def test_each_underlined_letter_is_one_and_leads_to_its_field(open_it, name):
    dialog = open_it(DIALOGS[name]())
    labels = [label for label in dialog.findChildren(QLabel) if label.buddy() and underlined(label.text())]
    buttons = [button for button in dialog.findChildren(QAbstractButton) if button.isVisible()]
    letters = [letter for each in (*labels, *buttons) if (letter := underlined(each.text()))]
    assert len(letters) == len(set(letters)), letters
    for label in labels:
        press(Qt.Key(ord(underlined(label.text()))), Qt.KeyboardModifier.AltModifier)
        focused = QApplication.focusWidget()
        assert label.buddy().focusPolicy() & Qt.FocusPolicy.TabFocus, label.text()
        assert focused is label.buddy(), label.text()
    dialog.close()


@pytest.mark.parametrize("name", DIALOGS)
def test_nothing_in_it_lies_over_anything_else(open_it, name):
    dialog = open_it(DIALOGS[name]())
    there = [w for w in dialog.children() if isinstance(w, QWidget) and w.isVisible() and not w.isWindow()]
    over = [
        (one.objectName() or type(one).__name__, other.objectName() or type(other).__name__)
        for one, other in combinations(there, 2)
        if one.geometry().intersects(other.geometry())
    ]
    assert over == []
    dialog.close()


def test_tab_goes_through_the_buttons_as_they_stand(open_it):
    dialog = open_it(ReasonDialog(None, "Same?", "How do you know?", action="Another", other_action="The same"))
    walked = []
    for _ in range(3):
        press(Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget().text())
    assert walked == ["Cancel", "The same", "Another"]
    dialog.close()


@pytest.mark.parametrize(("role", "checked"), [("primary", False), ("chip", False), ("chip", True), ("flat", False)])
def test_the_button_with_the_keyboard_looks_different(qtbot, theme, role, checked):
    box = QWidget()
    qtbot.addWidget(box)
    buttons = QHBoxLayout(box)
    pair = [QPushButton("Words", checkable=True, checked=checked) for _ in range(2)]
    for button in pair:
        button.setProperty("role", role)
        buttons.addWidget(button)
    box.show()
    box.activateWindow()
    assert QTest.qWaitForWindowActive(box)
    pair[0].setFocus()
    qtbot.waitUntil(pair[0].hasFocus)
    focused, other = (button.grab().toImage() for button in pair)
    assert focused.size() == other.size()
    edges = [[image.pixelColor(image.width() // 2, y).name() for y in (0, 1)] for image in (focused, other)]
    assert edges[0] != edges[1]
