"""The bench: `./dev bench [NAME...]`. See README.md beside this file.

Each row runs in a process, a home and a folder of its own. Exit status 0 when every row ran, whether its target is met
or not; 1 when a row could not be run; 2 for a name that is no row's.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Any

from rows import BY_NAME, ROWS
from timing import FULL, QUICK, Check, Findings, Line

_ROOT = Path(__file__).parents[2]
_PATIENCE = 900
"""Seconds after which a row is given up."""
_WIDTHS = (48, 7, 12, 12, 8, 8, 8, 8)
_HEADS = ("row", "size", "ours", "limit", "ratio", "target", "growth", "noise")


def main(words: Sequence[str]) -> int:
    """Run the rows that are named, or all."""
    arguments = _parsed(words)
    if arguments.list:
        _say("\n".join(f"{row.name:10}{row.what}" for row in ROWS))
        return 0
    if arguments.child is not None:
        return _measure(arguments.names[0], Path(arguments.child), quick=arguments.quick)
    unknown = [name for name in arguments.names if name not in BY_NAME]
    if unknown:
        sys.stderr.write(f"There is no row {', '.join(unknown)}; there are {', '.join(BY_NAME)}.\n")
        return 2
    return _run(arguments.names or list(BY_NAME), arguments.json, quick=arguments.quick)


def _parsed(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench", description="Measure what a person waits for, as ratios.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"rows to run: {', '.join(BY_NAME)}; all without one")
    parser.add_argument("--list", action="store_true", help="say what each row is")
    parser.add_argument("--json", type=Path, default=_ROOT / "build" / "bench.json", metavar="FILE")
    parser.add_argument("--quick", action="store_true", help="tiny sizes, one round: only to see that every row runs")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    return parser.parse_args(words)


def _run(names: list[str], report: Path, *, quick: bool) -> int:
    report.parent.mkdir(parents=True, exist_ok=True)
    begun = monotonic()
    # Beside the report and not in the system's temporary folder: that may lie in memory, where no commit waits.
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=report.parent))
    findings: dict[str, Findings] = {}
    try:
        _say(_cells(_HEADS))
        for name in names:
            found = _in_process(name, folder, quick=quick)
            if found is not None:
                findings[name] = found
                _say("\n".join((*map(_line, found.lines), *map(_check, found.checks))))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    seconds = monotonic() - begun
    report.write_text(json.dumps(_document(findings, seconds), ensure_ascii=False, indent=1) + "\n", "utf-8")
    _say(_verdict(names, findings, seconds, report))
    return 0 if len(findings) == len(names) else 1


def _in_process(name: str, folder: Path, *, quick: bool) -> Findings | None:
    """What a row found; None, with a sentence, when it could not be run."""
    words = [sys.executable, __file__, name, "--child", str(folder), *(["--quick"] if quick else [])]
    try:
        done = subprocess.run(words, env=_environment(folder / f"home-{name}"), timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        _say(f"{name} could not be run: it took more than {_PATIENCE} seconds.")
        return None
    result = folder / f"{name}.json"
    if done.returncode or not result.exists():
        _say(f"{name} could not be run: its process ended with status {done.returncode}.")
        return None
    return Findings.of(json.loads(result.read_text("utf-8")))


def _measure(name: str, folder: Path, *, quick: bool) -> int:
    own = folder / name
    own.mkdir()
    found = BY_NAME[name].measure(QUICK if quick else FULL, own, folder / "shared")
    (folder / f"{name}.json").write_text(json.dumps(found.document()), "utf-8")
    shutil.rmtree(own)
    return 0


def _environment(home: Path) -> dict[str, str]:
    """Ours, but with a home of its own and no screen: the same window on every machine.

    Python keeps what it has compiled, as it does for everybody who uses the program.
    """
    home.mkdir(mode=0o700)
    own = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_RUNTIME_DIR"), str(home))
    own |= {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    paths = os.pathsep.join((str(_ROOT), str(Path(__file__).parent)))
    own["PYTHONPYCACHEPREFIX"] = str(home.parent / "bytecode")
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, **own, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}


# -- telling ------------------------------------------------------------------------------------------------------


def _cells(cells: Sequence[str], verdict: str = "") -> str:
    first, *others = (f"{cell:{'<' if n == 0 else '>'}{_WIDTHS[n]}}" for n, cell in enumerate(cells))
    return " ".join((first, *others, "", verdict)).rstrip()


def _line(line: Line) -> str:
    point = line.last
    cells = (
        line.name,
        f"{point.size:,}",
        f"{median(point.ours):,.1f} {line.unit}",
        f"{median(point.limit):,.1f} {line.unit}",
        f"{point.ratio:.2f}",
        "–" if line.target is None else f"≤ {line.target:g}",
        "–" if line.growth is None else f"x {line.growth:.2f}",
        f"{line.noise:.0%}",
    )
    return _cells(cells, "" if line.kept is None else "ok" if line.kept else "over")


def _check(check: Check) -> str:
    return f"{check.name}: {check.found}  {'ok' if check.kept else 'over'}"


def _missed(findings: dict[str, Findings]) -> list[str]:
    missed = []
    for name, found in findings.items():
        for line in found.lines:
            if line.kept is False:
                missed.append(f"{name}: {line.name}: {line.last.ratio:.2f} times {line.limit}, not {line.target:g}")
        missed += [f"{name}: {check.name}: {check.found}" for check in found.checks if not check.kept]
    return missed


def _verdict(names: list[str], findings: dict[str, Findings], seconds: float, report: Path) -> str:
    missed = _missed(findings)
    said = ["", f"{len(findings)} of {len(names)} rows ran in {seconds:.0f} s; every round is in {report}."]
    said += ["growth: the largest size against a quarter of it. noise: where half of the rounds lie, of the median."]
    said += ["Every target is met." if not missed else "Targets missed:"]
    return "\n".join(said + [f"  {sentence}" for sentence in missed])


def _document(findings: dict[str, Findings], seconds: float) -> dict[str, Any]:
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "seconds": round(seconds, 1),
        "missed": _missed(findings),
        "rows": {name: found.document() for name, found in findings.items()},
    }


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
