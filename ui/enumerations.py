"""Qt's enumerations, made in an eighth of the time.

Qt for Python makes some 250 of them, with 4,000 members, while the window's modules are loaded. `enum` looks at every
member from all sides, which costs a start 50 ms; here is done what is left to do for pairs of a plain name and a whole
number. The classes are the same: a test compares each of them with the one that `enum` makes.
"""

import enum
import sys
from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_
from typing import Any

_READ_FROM = (3, 11)
"""The Python whose `enum` this does the work of; any other does it itself."""
_OF_A_CLASS = ("__dict__", "__weakref__")
"""What every class is given anew."""

Pairs = list[tuple[str, int]]

_enum_type: Any = enum.EnumType
_create: Callable[..., Any] = _enum_type._create_
_taken = {
    kind: frozenset(("", "mro")).union(*map(vars, kind.__mro__))
    for kind in (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
}
"""Names a member cannot simply have, by the kind of enumeration."""
_empty: dict[tuple[type, object], dict[str, Any]] = {}
"""What `enum` puts into one without members, by its kind and what it does with foreign bits."""


def quicken() -> None:
    """Have enumerations made in less time from now on."""
    if sys.version_info[:2] == _READ_FROM:
        _enum_type._create_ = quickly


def quickly(
    kind: Any, name: str, pairs: Any, *, module: str | None = None, boundary: object = None, **others: Any
) -> Any:
    """The enumeration that `enum.EnumType._create_` makes of the same; what is not as Qt's are is left to that one."""
    module = module or sys._getframe(2).f_globals.get("__name__")  # noqa: SLF001 - as `enum` finds it
    if kind not in _taken or others.get("qualname") or others.get("type") or not _are_plain(pairs, _taken[kind]):
        return _create(kind, name, pairs, module=module, boundary=boundary, **others)
    own = {"__qualname__": name, "__module__": module}
    made = type.__new__(_enum_type, name, (kind,), _space(kind, boundary) | own)
    _fill(made, pairs, whole=issubclass(kind, int), flags=issubclass(kind, enum.Flag))
    return made


def _are_plain(pairs: Any, taken: frozenset[str]) -> bool:
    return (
        type(pairs) is list
        and all(type(pair) is tuple and type(pair[1]) is int and pair[0][:1] != "_" for pair in pairs)
        and taken.isdisjoint(names := dict(pairs))
        and len(names) == len(pairs)
    )


def _space(kind: Any, boundary: object) -> dict[str, Any]:
    key = kind, boundary
    if key not in _empty:
        made = _create(kind, "Empty", [], module=__name__, boundary=boundary)
        _empty[key] = {name: value for name, value in vars(made).items() if name not in _OF_A_CLASS}
    return {name: value.copy() if type(value) in (list, dict) else value for name, value in _empty[key].items()}


def _fill(made: Any, pairs: Pairs, *, whole: bool, flags: bool) -> None:
    names, members, by_value = made._member_names_, made._member_map_, made._value2member_map_
    new: Any = int.__new__ if whole else object.__new__
    for name, value in pairs:
        member = by_value.get(value)
        if member is None:
            by_value[value] = member = new(made, value) if whole else new(made)
            member._value_, member._name_ = value, name
            member.__objclass__, member._sort_order_ = made, len(names)
            if not flags or _is_one_bit(value):
                names.append(name)
        members[name] = member
    give: Callable[[Any, str, object], None] = type.__setattr__
    for name, member in members.items():  # after the last is made: with each, Python forgets what it knew of the class
        give(made, name, member)
    if flags:
        _tell_bits(made, by_value)


def _is_one_bit(value: int) -> bool:
    return value != 0 and value & (value - 1) == 0


def _tell_bits(made: Any, values: Iterable[int]) -> None:
    any_bit = reduce(or_, values, 0)
    single = reduce(or_, filter(_is_one_bit, values), 0)
    knows_both = hasattr(made, "_singles_mask_")  # before 3.11.4 the mask was of single bits, and the only one
    made._flag_mask_ = any_bit if knows_both else single
    if knows_both:
        made._singles_mask_ = single
    made._all_bits_ = 2 ** any_bit.bit_length() - 1
    in_order = [member._value_ for member in made]
    if in_order != sorted(in_order):
        made._iter_member_ = made._iter_member_by_def_
