"""The menus of a window: every action in its place, and what belongs together in a menu of its own."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from curator.columns import BY_NAME
from curator.model import Category, ClaimField
from ui.actions import MENUS, Act
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
