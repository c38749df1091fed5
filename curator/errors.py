"""What can go wrong that is the world's or the person's doing: one sentence each, saying what to do.

Anything else that goes wrong is our fault and is never caught as one of these.
"""


class CuratorError(Exception):
    """A fault told to the person in one sentence that names the thing and the next step."""


class InputRefused(CuratorError):
    """A file, a value or words that cannot be taken."""


class DeskRefused(CuratorError):
    """A desk file that must not be opened: foreign, newer, in use or damaged."""


class DeskLost(DeskRefused):
    """A desk file that is gone, or holds what this program never wrote there: a backup is wanted."""


class NotSaved(CuratorError):
    """A write that did not happen (full disk, read-only place); nothing was changed."""


class NotAllowed(CuratorError):
    """An act that the rules of the codebook forbid at this moment, with the reason."""
