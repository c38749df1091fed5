"""`value` makes what a frozen dataclass with slots is."""

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.values import value


@value
class Point:
    """Two numbers and a name."""

    x: int
    y: int = 0
    name: str = ""

    @property
    def far(self) -> int:
        return self.x + self.y


@value
class Alone:
    words: tuple[str, ...] = ()


@value
class Nothing:
    pass


@value
class Named(Point):
    of: str = "nobody"


@dataclass(frozen=True, slots=True)
class Other:
    x: int
    y: int = 0
    name: str = ""


def test_it_is_made_by_position_name_and_default():
    assert (Point(1, 2, "a").x, Point(y=2, x=1).y, Point(1).name) == (1, 2, "")
    assert Point(1, 2).far == 3
    assert Alone(("a",)).words == ("a",)
    assert Nothing() == Nothing()
    assert Named(1, of="me").of == "me"
    with pytest.raises(TypeError, match="x"):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="z"):
        Point(1, z=2)  # type: ignore[call-arg]


def test_nothing_in_it_can_be_changed():
    point = Point(1)
    with pytest.raises(FrozenInstanceError, match="“x” of a Point"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del point.x
    with pytest.raises(FrozenInstanceError):
        point.other = 2  # type: ignore[attr-defined]
    assert not hasattr(point, "__dict__")
    assert point == Point(1)


@settings(deadline=None, max_examples=50)
@given(*[st.tuples(st.integers(0, 2), st.integers(0, 2), st.sampled_from("ab"))] * 2)
def test_it_is_equal_where_a_dataclass_is(one, other):
    assert (Point(*one) == Point(*other)) == (Other(*one) == Other(*other))
    assert hash(Point(*one)) == hash(Other(*one))
    assert repr(Point(*one)) == repr(Other(*one)).replace("Other", "Point")


def test_another_class_is_never_equal():
    assert Point(1) != Other(1)
    assert Point(1) != (1, 0, "")
    assert Point(1) != Named(1)


def test_what_takes_dataclasses_takes_it():
    point = replace(Point(1), y=5)
    assert asdict(point) == {"x": 1, "y": 5, "name": ""}
    assert [field.name for field in fields(point)] == ["x", "y", "name"]
    assert copy.deepcopy(point) == copy.copy(point) == pickle.loads(pickle.dumps(point)) == point
    match point:
        case Point(x, y, _):
            assert (x, y) == (1, 5)
