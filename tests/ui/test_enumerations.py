"""Enumerations that are made quickly are the ones that Python would make."""

import enum
import pickle
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PySide6 import QtCore, QtGui, QtWidgets

from ui import enumerations

pytestmark = pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="another Python's enum makes all of them")

KINDS = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
Pairs = list[tuple[str, int]]


def _both(kind: Any, pairs: Pairs) -> tuple[Any, Any]:
    ordinary = enumerations._create(kind, "Made", pairs, module=__name__, boundary=enum.KEEP)
    return enumerations.quickly(kind, "Made", pairs, module=__name__, boundary=enum.KEEP), ordinary


def _told(made: Any) -> dict[str, object]:
    """All that a class has, with words in place of what belongs to it alone."""

    def plain(value: Any) -> object:
        if isinstance(value, made):
            return type(value) is made, {**vars(value), "__objclass__": value.__objclass__ is made}, repr(value)
        if isinstance(value, dict):
            return [(name, plain(one)) for name, one in value.items()]
        if isinstance(value, enum.property):  # in place of a member whose name all members have
            return [(name, plain(one)) for name, one in vars(value).items()]
        return getattr(value, "__func__", value)  # a method bound to the class

    return {name: plain(value) for name, value in vars(made).items() if name not in ("__dict__", "__weakref__")}


def _kind(made: Any) -> Any:
    return next(base for base in made.__mro__ if base in KINDS)


def _of_qt() -> Iterator[Any]:
    for module in (QtCore, QtGui, QtWidgets):
        for owner in (module, *(value for value in vars(module).values() if isinstance(value, type))):
            yield from (value for value in vars(owner).values() if isinstance(value, enum.EnumType))


def test_every_enumeration_of_qt_is_the_same():
    """Each class has the same in it, whoever makes it, member by member."""
    different = []
    compared = 0
    for made in _of_qt():
        pairs = [(name, member.value) for name, member in made.__members__.items()]
        quick, ordinary = _both(_kind(made), pairs)
        compared += len(pairs)
        if _told(quick) != _told(ordinary):
            different.append(made)
    assert compared > 4000
    assert different == []


NAMES = some.sampled_from(("A", "B", "C", "D", "name", "value", "_private", "denominator", "__len__", "real"))
PAIRS = some.lists(some.tuples(NAMES, some.integers(-9, 70)), unique_by=lambda pair: pair[0], max_size=7)


@given(some.sampled_from(KINDS), PAIRS)
@settings(deadline=None, max_examples=200)
def test_any_enumeration_is_the_same(kind: Any, pairs: Pairs):
    """Aliases, bits in no order, numbers below nothing, names that every enumeration has."""
    quick, ordinary = _both(kind, pairs)
    assert _told(quick) == _told(ordinary)


@pytest.mark.parametrize(
    ("pairs", "others"),
    [
        ([("A", 1), ("A", 2)], {}),
        ([("mro", 1)], {}),
        ([("A", "a"), ("B", "b")], {}),
        (["A", "B"], {}),
        ("A B", {}),
        ({"A": 1}, {}),
        ([("A", 1)], {"qualname": "Outer.Made"}),
        ([("A", 1)], {"type": int}),
    ],
)
def test_what_is_not_as_qt_has_it_is_left_to_python(pairs: Any, others: dict[str, Any]):
    """It gives the same, or refuses with the same words."""
    results: list[object] = []
    for make in (enumerations._create, enumerations.quickly):
        try:
            results.append(_told(make(enum.Enum, "Made", pairs, module=__name__, **others)))
        except (TypeError, ValueError) as why:
            results.append(str(why))
    assert results[0] == results[1]


def _asked_by_somebody(*given: Any, **named: Any) -> Any:
    """A step between, as `enum` has one."""
    return enumerations.quickly(*given, **named)


Shade = _asked_by_somebody(enum.Flag, "Shade", [("LIGHT", 1), ("DARK", 2), ("BOTH", 3)], boundary=enum.KEEP)


def test_one_that_was_made_quickly_is_used_as_any_other():
    """By value, joined, written and read; its module is the one that asked for it."""
    both = Shade.LIGHT | Shade.DARK
    assert both is Shade.BOTH is Shade(3)
    assert list(both) == [Shade.LIGHT, Shade.DARK]
    assert ~Shade.LIGHT is Shade.DARK
    assert (Shade(4) | Shade.LIGHT).value == 5
    assert (Shade.__module__, Shade.__qualname__) == (__name__, "Shade")
    assert pickle.loads(pickle.dumps(Shade.DARK)) is Shade.DARK
