"""The menus of a window: every action in its place, and what belongs together in a menu of its own."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from curator.columns import BY_NAME
from curator.model import Category, ClaimField
from ui.actions import CITE_KEYS, MENUS, Act
from ui.words import tr

_TOGETHER = {
    "&Suggestions": ("next.suggestion", "previous.suggestion", "accept.suggestion", "reject.suggestion"),
    "&What the number is": (
        *(f"claim.{hedge}" for hedge in ("exact", "about", "at_least", "at_most", "range")),
        *(f"count.{state}" for state in ("not_stated", "undisclosed", "disputed")),
    ),
    "&Parts and bodies": tuple(
        f"cite.{name}"
        for name, column in BY_NAME.items()
        if column.field is ClaimField.BODIES
        or (column.category is not Category.TOTAL and column.field is ClaimField.COUNT)
    ),
    "&Edges of a mark": tuple(f"mark.{end}.{way}" for end in ("start", "end") for way in ("left", "right")),
    "&Answers of the review": tuple(
        f"review.{word}" for word in ("right", "wrong", "unclear", "later", "edit", "back")
    ),
}
"""Menus inside of menus: a long one would cover the window on a small screen."""
_UNDER = {name: title for title, names in _TOGETHER.items() for name in names}
_OFTEN = ("cite.each", "cite.to_a", "cite.to_b", "cite.date", "cite.place", "cite.mediators")
"""The fields that a menu on words of the article names itself; the others are in menus inside."""
_ON_PAGE = {
    "claim": ("claim.claimant", "claim.side", "claim.details", "claim.remove"),
    "suggestion": ("accept.suggestion", "reject.suggestion"),
}


def fill_page_menu(menu: QMenu, about: str, actions: Mapping[str, QAction], figure: tuple[str, ...] = ()) -> None:
    """Put what can be done with a place of the article into its menu: for "words" to cite them, and so on.

    `figure` names the actions for a figure that stands there (`Accounting.acts_here`).
    """
    if about == "words":
        _add(menu, _OFTEN, actions)
        parts = _TOGETHER["&Parts and bodies"]
        others = tuple(f"cite.{name}" for name in CITE_KEYS)
        inner = menu.addMenu(tr("Other fields"))
        _add(inner, tuple(name for name in others if name not in (*_OFTEN, *parts)), actions)
        _add(menu.addMenu(tr("Parts and bodies")), parts, actions)
        menu.addSeparator()
        _add(menu, ("new.swap",), actions)
        menu.addSeparator()
        _add(menu, figure, actions)
    _add(menu, _ON_PAGE.get(about, ()), actions)
    if not menu.isEmpty():
        menu.addSeparator()


def _add(menu: QMenu, names: tuple[str, ...], actions: Mapping[str, QAction]) -> None:
    for name in names:
        actions[name].setShortcutVisibleInContextMenu(True)
        menu.addAction(actions[name])


class Menus:
    """The menus of one bar; `asked` is called before any of them is shown."""

    def __init__(self, bar: QMenuBar, asked: Callable[[], None]) -> None:
        self._asked = asked
        self._menus = {title.replace("&", ""): self._known(bar.addMenu(tr(title))) for title in MENUS}
        self._inner: dict[str, QMenu] = {}

    def take(self, act: Act, action: QAction) -> None:
        """Put an action where it belongs, behind those that were taken before."""
        self._menu_of(act).addAction(action)

    def _menu_of(self, act: Act) -> QMenu:
        title = _UNDER.get(act.id)
        if title is None:
            return self._menus[act.menu]
        if title not in self._inner:
            self._inner[title] = self._known(self._menus[act.menu].addMenu(tr(title)))
        return self._inner[title]

    def _known(self, menu: QMenu) -> QMenu:
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._asked)
        return menu
