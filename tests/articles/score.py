#!/usr/bin/env python3
"""Score the suggestion engine on articles coded by hand: `./dev score`.

    ./dev score                 the five samples and the open articles, per language
    ./dev score --show          the same with every miss and false alarm
    ./dev score --blind         the blind third: totals only, and the use is logged in blind_uses.tsv

The judge is tests/tools/score_suggestions.py, which is frozen: it is loaded as it is, and asks this program instead of
a process for each document. This report adds the 95 % Wilson interval of every share and splits by language. No share
of the blind articles is ever printed with the article that it comes from.
"""

import argparse
import contextlib
import importlib.util
import io
import json
import math
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT)] if str(ROOT) not in sys.path else []

from curator.importing import read_article  # noqa: E402 (the folder of the project first)
from curator.suggest import ENGINE, suggest  # noqa: E402

Case = dict[str, Any]
Reader = Callable[[str, str | None, tuple[str, ...]], dict[str, Any]]
"""Text, publication day and sides in, the document out."""

SAMPLES = ROOT / "tests" / "gold" / "seeds_cases.json"
USES = HERE / "blind_uses.tsv"
COLUMNS = ("used", "commit", "engine", "cases", "totals")
NAMES = (
    "offsets", "number", "direction", "full", "A number", "A direction", "A full",
    "parts", "date", "mediator", "ordinal", "place", "figures",
)  # fmt: skip
_LINE = re.compile(
    r"(?P<name>.+?) +precision .*?\((?P<hit>\d+)/(?P<out>\d+),.*recall .*?\((?P<found>\d+)/(?P<want>\d+)\)"
)
_Z = 1.96


class Scores(dict[str, tuple[int, int, int, int]]):
    """What the judge printed: by name (right, said, found, wanted), and its notes on single articles."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[str] = []
        self.failed = 0


def cases_of(paths: Iterable[Path]) -> list[Case]:
    """The cases of these files, each with the absolute path of its text."""
    found = []
    for path in paths:
        for case in json.loads(path.read_text(encoding="utf-8")):
            folder = ROOT / "seeds" if path == SAMPLES else path.parent
            found.append({**case, "file": str(folder / Path(case["file"]).name)})
    return found


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of a share; (0, 1) of nothing."""
    if not n:
        return 0.0, 1.0
    share, square = hits / n, _Z * _Z
    middle, spread = share + square / (2 * n), _Z * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, (middle - spread) / (1 + square / n)), min(1.0, (middle + spread) / (1 + square / n))


def judged(cases: list[Case], read: Reader, *, show: bool = False) -> Scores:
    """The frozen judge's word on these cases, each document made by `read`."""
    judge = _judge(read)
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "cases.json"
        gold.write_text(json.dumps(cases), encoding="utf-8")
        arguments, sys.argv = sys.argv, ["score", str(gold), *(["--show"] if show else [])]
        try:
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                judge.main()
        finally:
            sys.argv = arguments
    return _parsed(printed.getvalue())


def frozen_judge() -> ModuleType:
    """The judge as it stands in the repository."""
    spec = importlib.util.spec_from_file_location("judge", ROOT / "tests" / "tools" / "score_suggestions.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("tests/tools/score_suggestions.py")
    judge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    return judge


def _judge(read: Reader) -> ModuleType:
    """The judge with documents made in this process."""
    judge = frozen_judge()

    def run(command: list[str], **_: object) -> SimpleNamespace:
        path, options = command[2], dict(zip(command[3::2], command[4::2], strict=True))
        sides = tuple(options["--sides"].split(","))
        document = read(read_article(Path(path)).text, options.get("--published"), sides)
        return SimpleNamespace(returncode=0, stdout=json.dumps(document, ensure_ascii=False), stderr="")

    judge.subprocess = SimpleNamespace(run=run, TimeoutExpired=subprocess.TimeoutExpired)
    return judge


def _parsed(printed: str) -> Scores:
    scores = Scores()
    for line in printed.splitlines():
        match = _LINE.fullmatch(line)
        if match and match["name"] in NAMES:
            scores[match["name"]] = (int(match["hit"]), int(match["out"]), int(match["found"]), int(match["want"]))
        else:
            scores.notes.append(line)
    scores.failed = sum(note.startswith("failed:") for note in scores.notes)
    return scores


def added(parts: Iterable[Scores]) -> Scores:
    """The sum of several scores."""
    total = Scores()
    for one in parts:
        for name, numbers in one.items():
            total[name] = tuple(map(sum, zip(total.get(name, (0, 0, 0, 0)), numbers, strict=True)))  # type: ignore[assignment]
        total.notes += one.notes
        total.failed += one.failed
    return total


def scored(cases: list[Case], read: Reader, *, show: bool = False, workers: int = 2) -> Scores:
    """The scores of many cases, worked through by a few processes."""
    if len(cases) < 20 or workers < 2:
        return judged(cases, read, show=show)
    with ProcessPoolExecutor(workers) as pool:
        return added(pool.map(partial(judged, read=read, show=show), [cases[start::8] for start in range(8)]))


def table(title: str, scores: Scores) -> Iterator[str]:
    """The report of one group, a line a measure."""
    yield f"{title}"
    for name in NAMES:
        if name in scores and any(scores[name]):
            hit, out, found, want = scores[name]
            yield f"  {name:<12} precision {_share(hit, out)}   recall {_share(found, want)}"


def _share(hits: int, n: int) -> str:
    if not n:
        return f"{'–':^30}"
    low, high = wilson(hits, n)
    return f"{hits / n:.3f} [{low:.3f}–{high:.3f}] {f'{hits}/{n}':<9}"


def _by_language(cases: list[Case]) -> dict[str, list[Case]]:
    groups = {code: [case for case in cases if case.get("language", "en") == code] for code in ("en", "uk", "ru")}
    return {code: group for code, group in groups.items() if group}


def report(title: str, cases: list[Case], read: Reader, *, show: bool = False) -> Scores:
    """Score, print, and give the totals."""
    by_language = {code: scored(group, read, show=show) for code, group in _by_language(cases).items()}
    total = added(by_language.values())
    groups = [(f"{title}: {len(cases)} articles", total)]
    if len(by_language) > 1:
        groups += [(f"{title}, {code}", one) for code, one in by_language.items()]
    for name, one in groups:
        print("\n".join(table(name, one)))
    for note in total.notes if show else ():
        if not re.match(r"\d+ cases,", note):
            print(note)
    print(f"  {total.failed} failed\n")
    return total


def blind() -> int:
    """Score the blind third, log the use, print totals and nothing of any article."""
    cases = cases_of(sorted((HERE / "blind").glob("*_cases.json")))
    total = report("blind", cases, suggest)
    if not USES.exists():
        USES.write_text("\t".join(COLUMNS) + "\n", encoding="utf-8")
    totals = " ".join(f"{name.replace(' ', '_')}={'/'.join(map(str, total[name]))}" for name in NAMES)
    row = (datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ"), _commit(), ENGINE, str(len(cases)), totals)
    with USES.open("a", encoding="utf-8") as log:
        log.write("\t".join(row) + "\n")
    print(f"Logged in {USES.relative_to(ROOT)}; commit it.")
    return 1 if total.failed else 0


def _commit() -> str:
    """The commit that is judged; with a plus when the engine differs from it."""
    said = subprocess.run(
        ["git", "describe", "--always", "--abbrev=10", "--dirty=+", "--exclude=*"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return said.stdout.strip()


def main() -> int:
    """Exit status 0 when every article could be read and the samples hold no mistake."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--blind", action="store_true", help="the blind third: totals only; the use is logged")
    parser.add_argument("--show", action="store_true", help="print every miss and false alarm")
    arguments = parser.parse_args()
    if arguments.blind:
        if arguments.show:
            parser.error("what the engine missed in the blind articles is not shown to anybody")
        return blind()
    samples = report("samples", cases_of([SAMPLES]), suggest, show=True)
    opened = report("open", cases_of(sorted((HERE / "open").glob("*_cases.json"))), suggest, show=arguments.show)
    return 1 if samples.failed or opened.failed else 0


if __name__ == "__main__":
    sys.exit(main())
