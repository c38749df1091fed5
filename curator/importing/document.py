"""What a reader of one format gives and gets: the words of a document, and what its container says of them."""

from dataclasses import dataclass

from curator.errors import InputRefused
from curator.model import Candidate
from curator.text import canonical

MAX_CHARACTERS = 5_000_000
"""Code points of the longest text that is taken (RELIABILITY 1c, "Zip bomb")."""


@dataclass(frozen=True, slots=True)
class Source:
    """The content of one file, its name for sentences, and the encoding a person named, if one did."""

    name: str
    data: bytes
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The canonical text of one document, whole, and what else was found in its file."""

    text: str
    head: int = 0
    """Where the headline or the article begins, for readers of by-lines; what stands before it is page furniture."""
    stronger: tuple[Candidate, ...] = ()
    """What the container says and what outranks the text: the marked-up headline of a web page."""
    weaker: tuple[Candidate, ...] = ()
    """What the container says and what counts where the text is silent."""
    notes: tuple[str, ...] = ()
    """One sentence each on what was left out or decided; a person should look."""


def refuse_length(characters: int, name: str) -> None:
    """Raise InputRefused for a text that no article has."""
    if characters > MAX_CHARACTERS:
        raise InputRefused(
            f"{name} holds more than {MAX_CHARACTERS // 1_000_000} million characters, too many for an article; "
            "cut out the article."
        )


def paragraphs(blocks: list[str]) -> str:
    """The blocks that say anything, a blank line between two; white space at the ends of their lines is layout."""
    shown = ("\n".join(line.rstrip(" \t") for line in block.strip("\n").split("\n")) for block in blocks)
    return "\n\n".join(block for block in shown if block.strip())


def counted(number: int, singular: str, plural: str) -> str:
    """A number with its noun: "1 table", "3 tables"."""
    return f"{number} {singular if number == 1 else plural}"


def left_out(deletions: int, comments: int) -> tuple[str, ...]:
    """What to tell of the tracked deletions and the comments beside the text, which are no words of a document."""
    notes = []
    if deletions:
        notes.append(f"{counted(deletions, 'tracked deletion was', 'tracked deletions were')} left out.")
    if comments:
        notes.append(f"{counted(comments, 'comment beside the text was', 'comments beside the text were')} left out.")
    return tuple(notes)


def says_anything(text: str) -> bool:
    """Whether a text holds anything but white space and signs that nobody sees."""
    return any(letter.isprintable() and not letter.isspace() for letter in text)


def under_title(title: str, body: str) -> str:
    """A body under its title, for numbers stand there too; as it is where one of its first lines is the title."""
    shown = [" ".join(line.split()) for line in body[: 2 * len(title) + 400].split("\n") if line.strip()]
    return body if not title or title in shown else canonical(f"{title}\n\n{body}")
