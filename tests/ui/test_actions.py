"""The table of actions: one id, one key, one handler each, and the ids that others rely on."""

import inspect
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from curator.columns import COLUMNS
from curator.errors import NotAllowed
from ui import possible
from ui.actions import CITE_KEYS, MENUS, READER, REVIEW, WINDOW, acts
from ui.handlers import handlers

SIDES = ("Ukraine", "Russia")
RELIED_ON = (
    *(f"cite.{column.name}" for column in COLUMNS),
    "verify.field",
    "verify.swap",
    "next.figure",
    "undo",
    "redo",
    "export",
    "palette",
)
"""INTERFACES, "Names in the window"; what belongs to the suggestions comes with them."""
WALKING = {f"{held}{key}" for held in ("", "Shift+", "Ctrl+", "Ctrl+Shift+") for key in ("Left", "Right", "Up", "Down")}


def twice(values) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def test_ids_are_unique():
    assert twice(act.id for act in acts(SIDES)) == []


@pytest.mark.parametrize("other", [READER, REVIEW])
def test_no_key_belongs_to_two_actions_that_can_be_possible_at_once(other):
    # a key of the window would be ambiguous with the same key of the reader, and neither would act
    there = [act for act in acts(SIDES) if act.key and act.scope in (WINDOW, other)]
    assert twice(QKeySequence(act.key).toString() for act in there) == []


def test_every_key_is_one_that_qt_knows():
    for act in acts(SIDES):
        assert not act.key or QKeySequence(act.key)[0].key() != Qt.Key.Key_unknown, act.id


def test_single_letters_act_only_in_the_article():
    for act in acts(SIDES):
        if act.key and "Ctrl" not in act.key and "Alt" not in act.key and not act.key.startswith("F"):
            assert act.scope in (READER, REVIEW), act.id


def test_nothing_takes_the_keys_one_walks_and_copies_with():
    assert {act.key for act in acts(SIDES)} & (
        WALKING | {"Ctrl+C", "Ctrl+A", "Ctrl+V", "Ctrl+X", "Esc", "Tab"}
    ) == set()


@pytest.mark.parametrize("name", RELIED_ON)
def test_ids_that_others_rely_on_are_there(name):
    assert name in {act.id for act in acts(SIDES)}


def test_every_column_has_a_key():
    assert set(CITE_KEYS) == {column.name for column in COLUMNS}
    assert all(CITE_KEYS.values())


def test_every_action_is_in_a_menu_and_has_words():
    menus = {menu.replace("&", "") for menu in MENUS}
    for act in acts(SIDES):
        assert act.menu in menus, act.id
        assert act.text.strip(), act.id


def test_two_actions_never_say_the_same():
    assert twice(act.text for act in acts(SIDES)) == []


def test_parts_name_their_side():
    texts = {act.id: act.text for act in acts(("Armenia", "Azerbaijan"))}
    assert texts["cite.to_a_women"] == "Women to Armenia"
    assert texts["cite.bodies_to_b"] == "Bodies to Azerbaijan"
    assert texts["cite.to_a"] == "Returned to Armenia"


def test_own_keys_replace_the_usual_ones_and_unknown_ids_are_ignored():
    keys = {act.id: act.key for act in acts(SIDES, {"export": "Ctrl+Alt+E", "no.such": "Ctrl+J"})}
    assert keys["export"] == "Ctrl+Alt+E"
    assert keys["import"] == "Ctrl+I"
    assert "no.such" not in keys


def test_every_action_is_in_the_window_with_its_key(window):
    for act in window.table:
        action = window.actions_by_id[act.id]
        assert action.objectName() == act.id
        assert action.shortcut() == QKeySequence(act.key)
    shown = set(in_menus(window.menuBar()))
    assert set(window.actions_by_id.values()) <= shown
    assert all(action.menu() is not None for action in shown - set(window.actions_by_id.values()))


def in_menus(top: QWidget) -> Iterator[QAction]:
    """Every action of a menu bar, those of menus inside of menus too."""
    for action in top.actions():
        yield action
        if action.menu() is not None:
            yield from in_menus(action.menu())


def test_every_action_has_a_handler_and_every_handler_an_action(window):
    ids = {act.id for act in window.table}
    does = handlers(window)
    assert set(does) == ids
    assert all(map(callable, does.values()))


def test_what_an_action_needs_is_something_the_window_can_tell(window, hand):
    hand.open_article("004")
    needs = {need for act in window.table for need in act.needs}

    told = inspect.getsource(possible)
    assert all(f'"{need}"' in told for need in needs)


def test_no_menu_is_higher_than_a_small_screen(window):
    menus = {action.menu() for action in in_menus(window.menuBar()) if action.menu()}
    assert len(menus) > len(MENUS)
    assert {menu.title(): len(menu.actions()) for menu in menus if len(menu.actions()) > 27} == {}


@pytest.mark.parametrize("stage", ["new", "cited", "review"])
def test_whatever_is_not_possible_says_why(window, hand, stage):
    hand.open_article("004")
    if stage != "new":
        hand.highlight("390 soldiers and civilians")
        hand.key("E")
    if stage == "review":
        hand.key("Ctrl+R")
        hand.wait(lambda: window.reviewing.has_field, "the review")
    window.update_actions()
    for act in window.table:
        why = possible.why_not(window, act)
        assert bool(why) is not window.actions_by_id[act.id].isEnabled(), act.id
        assert "{" not in why
        assert why == "" or why.endswith("."), why


def test_a_key_that_is_not_possible_says_why(window, hand):
    said = window.statusBar().currentMessage
    hand.open_article("004")
    hand.key("C")
    assert said() == "No claim is chosen; click its mark or cite one."
    hand.key("Ctrl+Return")
    assert said() == "There is no swap yet; cite something or press W for a new one."
    hand.key("Ctrl+Shift+Z")
    assert said() == "Nothing was taken back that could be done again."
    window.panes.articles.asking.focus_search()
    hand.wait(window.panes.articles.asking.search.hasFocus, "the search")
    window.statusBar().clearMessage()
    hand.key("Shift+J")  # a letter like any other where one types
    assert said() == ""


def test_escape_closes_the_sentence_above_the_panes(window, hand):
    hand.open_article("004")
    window.banner.refuse("Something is wrong.")
    hand.key("Escape")
    assert window.banner.sentence == ""


def test_a_menu_says_why_something_is_not_possible(window, hand):
    hand.open_article("004")
    menu = next(action.menu() for action in window.menuBar().actions() if action.text() == "&Edit")
    menu.popup(window.mapToGlobal(window.rect().center()))
    hand.wait(menu.isVisible, "the menu")
    assert "Nothing was taken back that could be done again." in window.actions_by_id["redo"].toolTip()
    menu.close()


def test_sentences_and_tips_name_a_person_s_own_keys(window):
    window.use_keys({"new.swap": "F9", "find.all": "F8"})
    with pytest.raises(NotAllowed, match="press F9 for a new one"):
        window.loop.draft()
    assert "(F8)" in window.panes.articles.asking.search.toolTip()
