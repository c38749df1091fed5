"""What articles are told apart by, with counts: a tree of boxes to tick, for the keys as for the mouse."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from curator.article_query import ArticleQuery, Facet, FacetCounts
from curator.edtf import spoken_edtf
from ui.languages import language_name
from ui.words import tr

_NAMES = {
    Facet.FIGURES: "Figures",
    Facet.DISPUTE: "Disputes",
    Facet.COPY: "Copies",
    Facet.PUBLISHER: "Publisher",
    Facet.MONTH: "Month",
    Facet.LANGUAGE: "Language",
    Facet.CURATOR: "Who coded it",
}
"""The facets of the tree; the state has buttons of its own."""
_WORDS = {
    (Facet.FIGURES, "open"): "open figures",
    (Facet.FIGURES, "closed"): "all worked off",
    (Facet.FIGURES, "not_read"): "not read yet",
    (Facet.DISPUTE, "yes"): "claims differ",
    (Facet.DISPUTE, "no"): "no dispute",
    (Facet.COPY, "copy"): "copies of another",
    (Facet.COPY, "original"): "the first of its kind",
    (Facet.PUBLISHER, ""): "no publisher",
    (Facet.MONTH, ""): "no publication date",
    (Facet.LANGUAGE, ""): "not known",
}
_MOST = 100
"""Values of one facet that are listed; the rest is rare, and found by search."""
_VALUE = Qt.ItemDataRole.UserRole


def facet_words(facet: Facet, value: str) -> str:
    """A value of a facet in words."""
    if (facet, value) in _WORDS:
        return tr(_WORDS[facet, value])
    if facet is Facet.LANGUAGE:
        return language_name(value)
    return spoken_edtf(value) if facet is Facet.MONTH else value


class Facets(QTreeWidget):
    """The facets of the answer; ticking a value asks anew."""

    chosen = Signal(object)
    """An ArticleQuery with what is ticked now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = ArticleQuery()
        self.setObjectName("articleFacets")
        self.setAccessibleIdentifier("articleFacets")
        self.setAccessibleName(tr("Filters with counts"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(12)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._groups: dict[Facet, QTreeWidgetItem] = {}
        for facet, name in _NAMES.items():
            group = QTreeWidgetItem(self, [tr(name), ""])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            font = group.font(0)
            font.setWeight(font.Weight.DemiBold)
            group.setFont(0, font)
            group.setExpanded(facet in (Facet.FIGURES, Facet.PUBLISHER))
            self._groups[facet] = group
        self.itemChanged.connect(self._ticked)

    def sizeHint(self) -> QSize:
        """A good part of the pane; the layout bounds it."""
        return QSize(200, 15 * self.fontMetrics().lineSpacing())

    def show_counts(self, query: ArticleQuery, counts: FacetCounts) -> None:
        """Show how many there are of each value, and what is chosen; what is open stays open."""
        self._query = query
        self.blockSignals(True)
        for facet, group in self._groups.items():
            self._fill(facet, group, counts.get(facet, {}))
        self.blockSignals(False)
        self.viewport().update()

    def _fill(self, facet: Facet, group: QTreeWidgetItem, counts: Mapping[str, int]) -> None:
        current = self.currentItem()
        kept = current.data(0, _VALUE) if current is not None and current.parent() is group else None
        chosen = self._query.values(facet)
        group.takeChildren()
        for value in _ordered(facet, {**dict.fromkeys(chosen, 0), **counts}):
            item = QTreeWidgetItem(group, [facet_words(facet, value), f"{counts.get(value, 0):,}"])
            item.setData(0, _VALUE, value)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked if value in chosen else Qt.CheckState.Unchecked)
            if value == kept:
                self.setCurrentItem(item)
        group.setText(1, str(len(chosen)) if chosen else "")

    def _ticked(self, item: QTreeWidgetItem, column: int) -> None:
        facet = next((facet for facet, group in self._groups.items() if group is item.parent()), None)
        if facet is not None and column == 0:
            values = self._query.values(facet)
            value = item.data(0, _VALUE)
            ticked = item.checkState(0) is Qt.CheckState.Checked
            if ticked != (value in values):
                self._query = self._query.toggled(facet, value)
                self.chosen.emit(self._query)


def _ordered(facet: Facet, counts: Mapping[str, int]) -> list[str]:
    """The newest months first, else what there is most of; what is missing last."""
    if facet is Facet.MONTH:
        return sorted(counts, reverse=True)[:_MOST]
    return sorted(counts, key=lambda value: (value == "", -counts[value], value))[:_MOST]
