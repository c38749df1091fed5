"""A desk on a real file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_samples import parsed

from curator.model import ArticleId, SwapId
from db.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.create(tmp_path / "a.desk") as made:
        made.person = "Ann"
        yield made


@pytest.fixture
def article(desk: Desk) -> ArticleId:
    return desk.articles.add_all([parsed("a.txt")]).taken[0]


@pytest.fixture
def swap(desk: Desk) -> SwapId:
    with desk.act("New swap"):
        return desk.swaps.create()
