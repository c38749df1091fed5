"""A case of the test list: a name, what it shows, and a function that shows it or says why it cannot."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from world import World


class Failed(Exception):
    """What is wrong, in one sentence."""


class NotShown(Exception):
    """Why a case cannot be tried here: a right or a tool that is not there."""


@dataclass(frozen=True, slots=True)
class Case:
    """One line of the report."""

    name: str
    shows: str
    run: "Callable[[World], str]"
    """Tries it; gives a few words with the figures. Raises Failed or NotShown."""


CASES: list[Case] = []
"""Every case, in the order in which they are tried."""


def case(name: str, shows: str) -> "Callable[[Callable[[World], str]], Callable[[World], str]]":
    """Add the function below to the list."""

    def added(run: "Callable[[World], str]") -> "Callable[[World], str]":
        CASES.append(Case(name, shows, run))
        return run

    return added


def check(holds: object, otherwise: str) -> None:
    """Raise Failed with a sentence unless something holds."""
    if not holds:
        raise Failed(otherwise)
