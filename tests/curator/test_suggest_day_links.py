"""Which day a number belongs to: what its features see of lists, stages and days named before."""

import pytest

from curator.suggest.day_links import Calendar, Linking
from curator.suggest.ground import ground_of

SIDES = ("Ukraine", "Russia")


def seen(text: str, value: int, day: str) -> list[str]:
    """The features of a number with a day, all days of the text being likely."""
    ground = ground_of(text, "2025-05-28", SIDES)
    likely = {one.edtf: 0.9 for one in ground.days if one.edtf}
    index = next(at for at, one in enumerate(ground.verdicts) if one.value == value)
    return Linking(ground.scene, index, Calendar(ground.days, likely, ground.article.published_on)).features(day)


@pytest.mark.parametrize(
    ("value", "day", "feature"),
    [
        (226, "2025-05-03", "between=right|0|0|number2"),
        (204, "2025-05-13", "between=left|0|0|number2"),
        (204, "2025-05-03", "between=left|1|0|number2"),
    ],
)
def test_a_list_keeps_its_order(value, day, feature):
    text = "Ukraine got back 226 prisoners on 3 May, and on 13 May 204 prisoners came home to Ukraine."
    found = seen(text, value, day)
    assert feature in found, found


def test_the_day_named_last_and_what_points_back_to_it_are_seen():
    text = "On May 26 95 soldiers came home. The previous exchange took place on May 6. Then 205 soldiers came home."
    assert "then=True|True|True" in seen(text, 205, "2025-05-06")
    assert "then=True|False|False" in seen(text, 205, "2025-05-26")


def test_a_stage_is_set_beside_the_days_that_follow_each_other():
    text = "They swapped on May 23, May 24 and May 25.\nOn the first day 390 prisoners came home."
    assert "stage=first|first" in seen(text, 390, "2025-05-23")
    assert "stage=first|last" in seen(text, 390, "2025-05-25")
