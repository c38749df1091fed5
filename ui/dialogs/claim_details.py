"""One claim in full: what is said, by whom, how firmly, and the words that carry it."""

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QStyledItemDelegate, QWidget

from curator.claims import typed
from curator.columns import columns_of
from curator.errors import CuratorError
from curator.model import (
    Category,
    Claim,
    ClaimantType,
    ClaimField,
    DateBasis,
    Modality,
    Party,
    Qualifier,
    Reading,
    Side,
)
from ui.dialogs.sheet import Sheet, plain_label
from ui.draft_place import keep_draft
from ui.words import tr

_COUNTED = (ClaimField.COUNT, ClaimField.BODIES)


class ClaimDetails(Sheet):
    """A form of one claim; its quote is moved in the article, not here."""

    saved = Signal(object)
    """The changed Claim."""

    def __init__(self, parent: QWidget | None, claim: Claim, sides: tuple[Party, Party]) -> None:
        super().__init__(parent, tr("Claim"), action=tr("Save"), width=560)
        self._claim, self._sides = claim, sides
        quoted = claim.quotes[0].text if claim.quotes else tr("Typed by hand, without a quote")
        self.body.addWidget(plain_label(f"“{quoted}”" if claim.quotes else quoted, "heading"))
        if claim.explanation:
            self.body.addWidget(plain_label(claim.explanation, "muted"))
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(14)
        self._form.setVerticalSpacing(8)
        self.body.addLayout(self._form)
        self.value = self._line("&Value", claim.value or "")
        self._choices: dict[str, QComboBox] = {}
        names = {Side.A: sides[0].name, Side.B: sides[1].name, Side.EACH: tr("each side"), Side.NONE: tr("neither")}
        if claim.field in _COUNTED:
            self._choice("side", "&Returned to", tuple(Side), names | {Side.NONE: tr("not known yet")})
        if claim.field is ClaimField.COUNT:
            self._choice("category", "&Who", tuple(Category))
        self._choice("qualifier", "How &firmly", tuple(Qualifier))
        self._choice("modality", "&Said as", tuple(Modality))
        self.claimant = self._line("C&laimant", claim.claimant)
        self._choice("claimant_type", "Claimant &is", tuple(ClaimantType))
        self._choice("claimant_side", "S&peaks for", tuple(Side), names)
        self.relayed_by = self._line("Relayed &by", claim.relayed_by)
        self._choice("reading", "R&ead as", tuple(Reading))
        self.note = self._line("&Note", claim.note)
        self.action_button.clicked.connect(self._save)
        self.value.setFocus()

    def _line(self, label: str, text: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setAccessibleName(tr(label).replace("&", ""))
        keep_draft(line, f"claim {self._claim.id} {line.accessibleName()}")
        self._form.addRow(tr(label), line)
        return line

    def _choice(
        self, name: str, label: str, options: tuple[StrEnum, ...], names: dict[Side, str] | None = None
    ) -> None:
        box = QComboBox()
        box.setItemDelegate(QStyledItemDelegate(box))  # the usual one takes no padding from the style sheet
        box.setObjectName(f"claim.{name}")
        box.setAccessibleName(tr(label).replace("&", ""))
        for option in options:
            shown = names[option] if names and isinstance(option, Side) else option.value.replace("_", " ")
            box.addItem(shown, option)
        box.setCurrentIndex(max(0, box.findData(getattr(self._claim, name))))
        self._form.addRow(tr(label), box)
        self._choices[name] = box

    def _save(self) -> None:
        kinds = {name: type(getattr(self._claim, name)) for name in self._choices}
        # Qt gives a plain str back for the member of an enum it was given.
        chosen = {name: kinds[name](box.currentData()) for name, box in self._choices.items()}
        try:
            changed = self._with_value(replace(self._claim, **chosen), self.value.text().strip())
        except CuratorError as fault:
            self.refuse(str(fault))
            self.value.setFocus()
            return
        self.accept()
        self.saved.emit(
            replace(
                changed,
                claimant=self.claimant.text().strip(),
                relayed_by=self.relayed_by.text().strip(),
                note=self.note.text().strip(),
            )
        )

    def _with_value(self, claim: Claim, text: str) -> Claim:
        """The claim with another value and what follows from its form. Raises InputRefused where the form is wrong."""
        if text == (self._claim.value or ""):
            return claim
        if not text:
            return replace(claim, value=None)
        side = Side.A if claim.field in _COUNTED else claim.side  # a count has one form, whichever side it goes to
        read = typed(columns_of(claim.field, side, claim.category)[0].name, text, self._sides, "")
        hedged = read.qualifier is not Qualifier.EXACT
        return replace(
            claim,
            value=read.value,
            qualifier=read.qualifier if hedged else claim.qualifier,
            basis=DateBasis.INFERRED if read.basis else None,  # so that it is not read again from its words
            precision=read.precision,
            scope=read.scope,
            explanation=tr("“{words}” → {value}, corrected by hand", words=claim.value_text, value=text),
        )
