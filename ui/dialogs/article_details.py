"""What is known of an article, to confirm or correct: read where it stands in the text, asked for where it does not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from curator.edtf import edtf_bounds, spoken
from curator.model import Article, DatePrecision, PublishedBasis
from ui.dialogs.candidates import CandidateField
from ui.dialogs.encoding import encoding_name
from ui.dialogs.sheet import Sheet, plain_label
from ui.draft_place import keep_draft
from ui.words import tr

if TYPE_CHECKING:
    from curator.importing.again import Again

_BASIS = {
    PublishedBasis.HEADER: "read from the date line at the head of the file",
    PublishedBasis.BYLINE: "read from the by-line",
    PublishedBasis.DATELINE: "read from the dateline",
    PublishedBasis.METADATA: "read from the file's own data",
    PublishedBasis.CURATOR: "entered by a curator",
    PublishedBasis.NONE: "the text names none",
}
_FIELDS = (
    ("title", "&Title"),
    ("publisher", "&Publisher"),
    ("published_on", "Publication &date"),
    ("agency", "A&gency"),
    ("author", "&Author"),
    ("url", "&URL"),
)


class ArticleDetails(Sheet):
    """A form of one article; saving it also says that a person has looked."""

    saved = Signal(dict)
    """title, publisher, agency, author, url and published_on (ISO day or None)."""

    encoding_requested = Signal()
    """The person wants the text read in another encoding; nothing was saved."""

    def __init__(self, parent: QWidget | None, article: Article, *, has_choice: bool = False) -> None:
        super().__init__(parent, tr("Where this article is from"), action=tr("Confirm"), width=680)
        self._article = article
        self.inputs: dict[str, QLineEdit] = {}
        self._fields: dict[str, CandidateField] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        self._reading = plain_label("", "muted")
        self._reading.setWordWrap(False)  # a wrapping label takes a second line of the form even for one
        for name, label in _FIELDS:
            field = self._fields[name] = CandidateField(name, getattr(article, name) or "")
            line = field.line
            line.setObjectName(f"article.{name}")
            line.setAccessibleName(tr(label).replace("&", ""))
            keep_draft(line, f"article {article.id} {name}")
            form.addRow(caption := QLabel(tr(label)), field)
            caption.setBuddy(line)  # the underlined letter would not go into the line by way of the row
            self.inputs[name] = line
            if name == "published_on":
                line.setPlaceholderText(tr("2025-05-24"))
                form.addRow("", self._reading)
        self.body.addLayout(form)
        if article.updated_on:
            updated = tr(
                "The page was last updated on {day}: never the publication date.", day=spoken(article.updated_on)
            )
            self.body.addWidget(plain_label(updated, "muted"))
        size = f"{len(article.text):,}"
        self.body.addWidget(plain_label(tr("File: {name} · {n} characters", name=article.file_name, n=size), "muted"))
        self._encoding = plain_label("", "muted")
        self._encoding.hide()
        self.body.addWidget(self._encoding)
        self.encoding_button = self.add_button(tr("Read in another &encoding…"), apart=True)
        self.encoding_button.setVisible(has_choice)
        self.encoding_button.clicked.connect(self._ask_for_encoding)
        self.inputs["published_on"].textChanged.connect(self._read)
        self.action_button.clicked.connect(self._save)
        self._read()
        first = next((name for name in ("publisher", "published_on") if not self.inputs[name].text()), "title")
        self.inputs[first].setFocus()

    def show_again(self, again: "Again") -> None:
        """Offer what its original says, once it was read again."""
        for name, field in self._fields.items():
            field.offer([candidate for candidate in again.candidates if candidate.field == name])
        if again.encoding:
            told = tr("Encoding: {name}, {why}.", name=encoding_name(again.encoding), why=tr(again.why))
            self._encoding.setText(told)
            self._encoding.show()

    def _ask_for_encoding(self) -> None:
        self.reject()
        self.encoding_requested.emit()

    def _read(self) -> None:
        """Show how the date is read while it is typed."""
        text = self.inputs["published_on"].text().strip()
        if not text:
            self._reading.setText(tr("Without it no weekday such as “on Friday” can be read."))
        elif self._day(text) is None:
            self._reading.setText(tr("Write the day as 2025-05-24."))
        else:
            same = text == self._article.published_on
            basis = _BASIS[self._article.published_basis if same else PublishedBasis.CURATOR]
            self._reading.setText(f"{spoken(text)} – {tr(basis)}")

    @staticmethod
    def _day(text: str) -> str | None:
        try:
            start, _, precision = edtf_bounds(text)
        except ValueError:
            return None
        return start if precision is DatePrecision.DAY else None

    def _save(self) -> None:
        values: dict[str, str | None] = {name: line.text().strip() for name, line in self.inputs.items()}
        if values["published_on"] and self._day(values["published_on"]) is None:
            self.refuse(tr("“{day}” is not a day; write it as 2025-05-24.", day=values["published_on"]))
            self.inputs["published_on"].setFocus()
            return
        values["published_on"] = values["published_on"] or None
        self.accept()
        self.saved.emit(values)
