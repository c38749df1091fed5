"""The caret's ways through the text beyond characters and lines: words, sentences, figures, growing selections."""

from typing import TYPE_CHECKING

from curator.text import next_sentence, next_word, previous_sentence, previous_word, sentence_at, trimmed
from ui.reader.extents import ladder, moved_end, moved_start

if TYPE_CHECKING:
    from ui.reader.page import Page


class Walking:
    """Moves the caret and the selection of one page; every method says by its result whether it did something."""

    def __init__(self, page: "Page") -> None:
        self._page = page
        self._grown: list[tuple[int, int]] = []
        """The selections that growing came through, the present one last."""

    def forget(self) -> None:
        """Forget how the selection grew."""
        self._grown = []

    def go(self, position: int, *, extend: bool) -> bool:
        """Put the caret somewhere, keeping the selection's other end if `extend`."""
        before = self._page.caret()
        position = self._page.folding.past(position, 1 if position > before else -1)
        self._page.select(self._page.anchor() if extend else position, position)
        return position != before

    def by_word(self, direction: int, *, extend: bool) -> bool:
        """Go to the start of the next or the previous word."""
        step = next_word if direction > 0 else previous_word
        return self.go(step(self._page.text, self._page.caret()), extend=extend)

    def by_sentence(self, direction: int, *, extend: bool) -> bool:
        """Go to the start of the next or the previous sentence; extending forwards ends behind its last letter."""
        text, caret = self._page.text, self._page.caret()
        if direction < 0:
            return self.go(previous_sentence(text, caret), extend=extend)
        if not extend:
            return self.go(next_sentence(text, caret), extend=False)
        end = sentence_at(text, caret)[1]
        return self.go(end if end > caret else sentence_at(text, next_sentence(text, caret))[1], extend=True)

    # --- figures

    def next_figure(self, *, open_only: bool = False) -> bool:
        """Select the next figure; False if there is none. With `open_only` only those shown as open count."""
        at = self._span()[1]
        found = next((one for one in self._figures(open_only) if one[0] >= at), None)
        return self._select(found)

    def previous_figure(self, *, open_only: bool = False) -> bool:
        """Select the previous figure; False if there is none."""
        at = self._span()[0]
        found = next((one for one in reversed(self._figures(open_only)) if one[1] <= at), None)
        return self._select(found)

    def extend_to_next_figure(self) -> bool:
        """Grow the selection to the end of the next figure; False if there is none."""
        start, end = self._span()
        found = next((one for one in self._page.figures.all() if one[1] > end), None)
        return self._select((start, found[1]) if found else None)

    def _figures(self, open_only: bool) -> list[tuple[int, int]]:
        return self._page.figures.open() if open_only else self._page.figures.all()

    def _span(self) -> tuple[int, int]:
        """The selection, or the caret as an empty one."""
        caret = self._page.caret()
        return self._page.selection() or (caret, caret)

    def _select(self, span: tuple[int, int] | None) -> bool:
        if span is None or span == self._page.selection():
            return False
        self._page.select(*span)
        return True

    # --- growing

    def grow_selection(self) -> bool:
        """Grow by one rung: word, figure, its phrase, what is joined to it by 'and', clause, sentence, paragraph."""
        span = self._span()
        if not self._grown or self._grown[-1] != span:
            self._grown = [span]
        rungs = self._rungs(*span)
        if not rungs:
            return False
        self._grown.append(rungs[0])
        return self._select(rungs[0])

    def shrink_selection(self) -> bool:
        """Go back the way it grew; a selection made otherwise shrinks to the next rung that starts where it does."""
        span = self._span()
        if len(self._grown) > 1 and self._grown[-1] == span:
            self._grown.pop()
            self._page.select(*self._grown[-1])
            return True
        inside = [rung for rung in self._rungs(span[0], span[0]) if _within(rung, span)]
        self._grown = []
        return self._select(inside[-1]) if inside else False

    def _rungs(self, start: int, end: int) -> list[tuple[int, int]]:
        paragraph = self._page.sheet.positions.paragraph_at(start)
        return ladder(self._page.text, self._page.figures.all(), start, end, paragraph)

    def select_sentence(self) -> bool:
        """Select the sentence the caret is in."""
        return self._select(sentence_at(self._page.text, self._span()[0]))

    def select_paragraph(self) -> bool:
        """Select the paragraph the caret is in."""
        span = trimmed(self._page.text, *self._page.sheet.positions.paragraph_at(self._span()[0]))
        return self._select(span if span[0] < span[1] else None)

    # --- marks

    def resize_mark(self, which_end: str, direction: int) -> bool:
        """Move the 'start' or 'end' of the mark under the caret by a word (1 onwards, -1 back) and report it.

        Never empties it; False where there is no confirmed mark or no word to move over.
        """
        page = self._page
        mark = next((one for one in page.sheet.marks.at(page.caret()) if not one.suggested), None)
        if mark is None:
            return False
        start, end = mark.start, mark.end
        if which_end == "end":
            end = moved_end(page.text, start, end, direction)
        else:
            start = moved_start(page.text, start, end, direction)
        if (start, end) == (mark.start, mark.end):
            return False
        if not start <= page.caret() <= end:
            page.set_caret(start if which_end == "start" else end)
        page.mark_resized.emit(mark.id, start, end)
        return True


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    """Whether a stretch is a true part of another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1] and inner != outer and inner[0] < inner[1]
