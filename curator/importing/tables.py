"""Tables of documents as lines of text: a row a line, its cells parted by tabs."""

_PARAGRAPH = 300
"""Code points above which the words of a cell are running text: such a table only places things on a page."""


def lines_of_table(rows: list[list[list[str]]]) -> list[str]:
    """The blocks that a table is: rows of cells of paragraphs in, one block of lines out.

    A table that only places things (one column, or running text in a cell) gives its paragraphs one after the other.
    """
    if _places_things(rows):
        return [words for row in rows for cell in row for words in cell]
    lines = (
        "\t".join(" ".join(" ".join(words.split()) for words in cell if words.strip()) for cell in row) for row in rows
    )
    return ["\n".join(line.rstrip("\t") for line in lines if line.strip())]


def _places_things(rows: list[list[list[str]]]) -> bool:
    if all(len(row) < 2 for row in rows):
        return True
    return any(len(words) > _PARAGRAPH for row in rows for cell in row for words in cell)
