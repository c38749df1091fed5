"""Settings: kept whole, read back the same, and never a reason not to start."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ui import settings as kept
from ui.settings import Settings


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    path = tmp_path / "config" / "settings.json"
    monkeypatch.setattr(kept, "settings_path", lambda: path)
    return path


def test_defaults_where_there_is_no_file():
    assert kept.load() == Settings()


def test_everything_comes_back_as_it_was_kept():
    full = Settings(
        person="Олена",
        theme="dark",
        zoom=1.25,
        window=(1280, 720),
        maximised=True,
        columns=(230, 600, 400),
        rows=(520, 180),
        keys={"export": "Ctrl+Alt+E", "undo": ""},
    )
    kept.save(full)
    assert kept.load() == full


def test_keeping_leaves_no_other_file(place):
    kept.save(Settings())
    kept.save(Settings(person="A"))
    assert [path.name for path in place.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "text", ["", "{", "null", "[]", '"x"', "5", "[" * 100_000, '{"zoom": 1e999}', "\x00", '{"window": ' + "9" * 5000]
)
def test_a_damaged_file_means_defaults(place, text):
    place.parent.mkdir()
    place.write_text(text, "utf-8")
    assert kept.load() == Settings()


def test_bytes_that_are_no_text_mean_defaults(place):
    place.parent.mkdir()
    place.write_bytes(b"\xff\xfe\x00{")
    assert kept.load() == Settings()


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("person", 5),
        ("theme", "pink"),
        ("theme", ["dark"]),
        ("zoom", float("nan")),
        ("zoom", 0.0),
        ("zoom", 1e9),
        ("zoom", "1.0"),
        ("window", [1280]),
        ("window", [1280, 720, 5]),
        ("window", [1280, -5]),
        ("window", [1280, 10**9]),
        ("window", [True, True]),
        ("window", "1280x720"),
        ("maximised", 1),
        ("columns", [1, 2]),
        ("rows", [1.5, 2]),
        ("keys", ["Ctrl+E"]),
        ("keys", {"export": 5}),
    ],
)
def test_one_wrong_value_costs_only_itself(place, name, wrong):
    place.parent.mkdir()
    raw = {"person": "A", "zoom": 1.5} | {name: wrong}
    place.write_text(json.dumps(raw), "utf-8")
    loaded = kept.load()
    assert getattr(loaded, name) == getattr(Settings(), name)
    assert loaded.person == ("" if name == "person" else "A")
    assert loaded.zoom == (1.0 if name == "zoom" else 1.5)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=5))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_value_of_any_kind_breaks_the_start(place, value):
    place.parent.mkdir(exist_ok=True)
    place.write_text(json.dumps(dict.fromkeys(Settings.__dataclass_fields__, value)), "utf-8")
    loaded = kept.load()
    assert len(loaded.window) == 2
    assert len(loaded.columns) in (0, 3)
    assert len(loaded.rows) in (0, 2)
    kept.save(loaded)
    assert kept.load() == loaded


def test_a_place_that_cannot_be_written_is_told(place):
    place.parent.write_text("a file where the folder should be")
    with pytest.raises(OSError):
        kept.save(Settings())
