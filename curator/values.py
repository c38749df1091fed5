"""Values: objects that never change and are equal when all their fields are."""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

_Value = TypeVar("_Value")


@dataclass_transform(frozen_default=True, eq_default=True)
def value(cls: type[_Value]) -> type[_Value]:
    """What `dataclass(frozen=True, slots=True)` makes of a class, in a tenth of the time.

    That one compiles six functions for each class, and the window starts with ninety such classes: a tenth of the
    start. Here equality, hash, words and refusal are the same functions for all of them, and `__init__` is compiled
    when the first object is made. `fields`, `replace` and `asdict` take such objects as they take any dataclass.
    A default is a value that nobody can change, too; there are no factories.
    """
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    made.__values__ = staticmethod(_reading([field.name for field in fields(made)]))
    made.__init__ = _compiled_at_first_call(made)
    made.__eq__, made.__repr__ = _equals, _told
    made.__hash__ = cls.__dict__.get("__hash__", _hash)
    made.__setattr__ = made.__delattr__ = _refused
    made.__reduce__ = _taken_apart
    return made  # type: ignore[no-any-return]


def _reading(names: list[str]) -> Callable[[object], tuple[Any, ...]]:
    """What gives the values of all fields of an object."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)


def _compiled_at_first_call(made: Any) -> Callable[..., None]:
    def first(self: object, *given: object, **named: object) -> None:
        made.__init__ = _init(made)
        made.__init__(self, *given, **named)

    return first


def _init(made: Any) -> Callable[..., None]:
    """The `__init__` that puts what is given into the slots, as `dataclass` would write it."""
    known: dict[str, Any] = {}
    parameters = ["self"]
    lines = []
    for field in fields(made):
        known[f"_set_{field.name}"] = getattr(made, field.name).__set__
        parameters.append(_parameter(field, known))
        lines.append(f"    _set_{field.name}(self, {field.name})\n")
    source = f"def __init__({', '.join(parameters)}):\n{''.join(lines) or '    pass'}"
    exec(source, known)  # noqa: S102 - made of the names of fields alone, as the standard library does it
    made_init: Callable[..., None] = known["__init__"]
    made_init.__qualname__ = f"{made.__qualname__}.__init__"
    return made_init


def _parameter(field: "Field[Any]", known: dict[str, Any]) -> str:
    if field.default is MISSING:
        return field.name
    known[f"_default_{field.name}"] = field.default
    return f"{field.name}=_default_{field.name}"


def _equals(self: Any, other: Any) -> bool:
    if other.__class__ is not self.__class__:
        return NotImplemented  # type: ignore[no-any-return]
    return bool(self.__values__(self) == self.__values__(other))


def _hash(self: Any) -> int:
    return hash(self.__values__(self))


def _told(self: Any) -> str:
    said = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self))
    return f"{self.__class__.__qualname__}({said})"


def _refused(self: object, name: str, *_value: object) -> None:
    raise FrozenInstanceError(f"cannot change “{name}” of a {type(self).__name__}")


def _taken_apart(self: Any) -> tuple[type, tuple[Any, ...]]:
    """For `copy` and `pickle`."""
    return self.__class__, self.__values__(self)
