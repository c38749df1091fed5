"""How the article is set: serif, a centred column of about 70 characters, generous leading, paragraphs apart."""

from PySide6.QtGui import QFontMetricsF, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui import theme
from ui.reader.positions import Positions

POINTS = 12.5
"""Size of the letters at zoom 1."""
CHARACTERS = 70
"""How many characters a full line holds on average."""
LEADING = 1.66
"""From base line to base line, in ems."""
PARAGRAPH_GAP = 0.72
"""Between paragraphs beyond the leading, in ems."""
SIDE = 34
"""The least room beside the column in pixels; the ticks of open figures stand in it."""
BLANK = 1
"""Height of a blank line in pixels: paragraphs are parted by their own gap, however many blank lines the source has."""

_SAMPLE = (
    "Both sides had agreed to an exchange of prisoners and confirmed there would be further swaps in the coming days."
)
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class Typesetting:
    """Gives a text edit's document its look; the text itself is never touched."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self.left = SIDE
        self.width = 0
        self.gap = 0
        """Pixels between paragraphs."""

    @property
    def column(self) -> tuple[int, int]:
        """Where the lines begin, and how wide they are, in pixels."""
        return self.left, self.width

    def set_text(self, positions: Positions, zoom: float) -> None:
        """Fill the document and set it."""
        document = self._edit.document()
        document.setDocumentMargin(0)
        self._edit.setPlainText(positions.shown)
        self.width = 0  # another text begins without the margins of the one before
        self.set_size(positions, zoom)

    def set_size(self, positions: Positions, zoom: float) -> None:
        """Set the letters to a size and the paragraphs to fit it."""
        font = theme.reading_font(POINTS * zoom)
        self._edit.document().setDefaultFont(font)
        em = font.pointSizeF() * self._edit.logicalDpiY() / 72
        self._set_blocks(positions, em)
        self.set_column()

    def _set_blocks(self, positions: Positions, em: float) -> None:
        """Give every block its leading and the gap after it."""
        plain = QTextBlockFormat()
        plain.setLineHeight(round(LEADING * em), _FIXED)
        self.gap = round(PARAGRAPH_GAP * em)
        plain.setBottomMargin(self.gap)
        blank = QTextBlockFormat()
        blank.setLineHeight(BLANK, _FIXED)
        blank.setBottomMargin(0)
        joined = QTextBlockFormat(plain)
        joined.setBottomMargin(0)
        cursor = QTextCursor(self._edit.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(plain)
        block = self._edit.document().firstBlock()
        while block.isValid():
            number = block.blockNumber()
            other = blank if positions.is_blank(number) else joined if positions.is_broken_off(number) else None
            if other is not None:
                cursor.setPosition(block.position())
                cursor.setBlockFormat(other)
            block = block.next()
        cursor.endEditBlock()

    def set_column(self) -> bool:
        """Centre the column in the width there is; say whether it moved."""
        metrics = QFontMetricsF(self._edit.document().defaultFont())
        wanted = metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * CHARACTERS
        room = self._edit.viewport().width()
        width = int(min(wanted, max(room - 2 * SIDE, 80)))
        left = max(SIDE, (room - width) // 2)
        if (left, width) == (self.left, self.width):
            return False
        self.left, self.width = left, width
        root = self._edit.document().rootFrame()
        margins = root.frameFormat()
        margins.setLeftMargin(left)
        margins.setRightMargin(max(SIDE, room - left - width))
        margins.setTopMargin(16)
        margins.setBottomMargin(round(4 * LEADING * metrics.height()))
        root.setFrameFormat(margins)
        return True
