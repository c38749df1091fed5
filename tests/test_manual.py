"""The manual names every action with its key."""

from pathlib import Path

import pytest

from ui.actions import acts

MANUAL = (Path(__file__).parent.parent / "docs" / "MANUAL.md").read_text("utf-8")


@pytest.mark.parametrize("act", acts(("Ukraine", "Russia")), ids=lambda act: act.id)
def test_the_manual_names_every_action_with_its_key(act):
    key = f"`{act.key}`" if act.key else ""
    assert f"| {act.text} | {key} | `{act.id}` |" in MANUAL


def test_the_manual_names_no_action_that_is_gone():
    rows = [line for line in MANUAL.splitlines() if line.startswith("| ") and line.endswith("` |")]
    assert len(rows) == len(acts(("Ukraine", "Russia")))
