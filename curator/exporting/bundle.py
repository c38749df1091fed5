"""The bundle: five tables, their description and their checksums in one folder; or swaps.csv alone."""

import hashlib
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from curator.collecting import no_collecting
from curator.exporting.claims_csv import CLAIMS, claim_rows
from curator.exporting.csv_writing import csv_bytes
from curator.exporting.data import ExportData, Selection
from curator.exporting.datapackage import Described, datapackage
from curator.exporting.figures_csv import FIGURES, figure_rows
from curator.exporting.legs_csv import LEGS, leg_rows
from curator.exporting.sources_csv import SOURCES, source_rows
from curator.exporting.swaps_csv import swap_rows, swaps_table
from curator.exporting.table import Table
from curator.exporting.writing import assure_file, assure_folder, write_file, write_folder

CHECKSUMS = "SHA256SUMS"
BUNDLE_FILES = ("swaps.csv", "legs.csv", "claims.csv", "sources.csv", "figures.csv", "datapackage.json", CHECKSUMS)
"""The files of a bundle, in the order they are returned."""


def is_single(target: Path) -> bool:
    """Whether a target is a file for swaps.csv alone, which needs less to be read, and not a folder for the bundle."""
    return target.suffix.lower() == ".csv"


def assure_target(target: Path) -> None:
    """NotSaved where a target cannot be written, told before anything is read or made for it; changes nothing."""
    if is_single(target):
        assure_file(target)
    else:
        assure_folder(target, BUNDLE_FILES)


HowFar = Callable[[str, int], object]
"""Called every few milliseconds of an export with the name of the file it is at and how many are done before that;
whatever it raises ends the export, which then leaves everything as it was."""


def _untold(_name: str, _done: int) -> None:
    """Nobody is told and nobody stops it."""


def export(
    data: ExportData, target: Path, *, spreadsheet: bool = False, drafts: bool = False, heed: HowFar = _untold
) -> tuple[Path, ...]:
    """Write what a target is for (see `is_single`); gives the files written. Raises NotSaved as the two below."""
    if is_single(target):
        export_swaps(data, target, spreadsheet=spreadsheet, drafts=drafts, heed=heed)
        return (target,)
    return export_bundle(data, target, spreadsheet=spreadsheet, drafts=drafts, heed=heed)


def export_bundle(
    data: ExportData, folder: Path, *, spreadsheet: bool = False, drafts: bool = False, heed: HowFar = _untold
) -> tuple[Path, ...]:
    """Write the whole bundle into a folder that is new, empty or holds an earlier bundle; gives the files written.

    Raises NotSaved in one sentence; the folder is then as it was. Without a verified swap the tables have headers
    only (see exported_swaps).
    """
    files = bundle_bytes(data, spreadsheet=spreadsheet, drafts=drafts, heed=heed)
    write_folder(folder, files, lambda: heed(folder.name, len(files)))
    return tuple(folder / name for name in files)


@no_collecting()
def export_swaps(
    data: ExportData, file: Path, *, spreadsheet: bool = False, drafts: bool = False, heed: HowFar = _untold
) -> None:
    """Write swaps.csv alone under any name. Raises NotSaved in one sentence; an earlier file is then as it was."""
    selection, at_it = Selection(data, drafts=drafts), partial(heed, file.name, 0)
    content = csv_bytes(swaps_table(drafts=drafts), swap_rows(selection), spreadsheet=spreadsheet, heed=at_it)
    write_file(file, content, at_it)


@no_collecting()
def bundle_bytes(
    data: ExportData, *, spreadsheet: bool = False, drafts: bool = False, heed: HowFar = _untold
) -> dict[str, bytes]:
    """The content of every file of the bundle by its name. The same data gives the same bytes.

    ValueError for data that was read for swaps.csv alone.
    """
    if data.sources is not None:
        raise ValueError("claims that were read without their quotes make no bundle")
    selection = Selection(data, drafts=drafts)
    swaps = swaps_table(drafts=drafts)
    tables: dict[str, tuple[Table[Any], Iterable[Any]]] = {
        "swaps.csv": (swaps, swap_rows(selection)),
        "legs.csv": (LEGS, leg_rows(selection)),
        "claims.csv": (CLAIMS, claim_rows(selection)),
        "sources.csv": (SOURCES, source_rows(selection)),
        "figures.csv": (FIGURES, figure_rows(selection)),
    }
    files: dict[str, bytes] = {}
    described, sums = {}, {}
    for name, (table, rows) in tables.items():
        at_it = partial(heed, name, len(files))
        files[name] = content = csv_bytes(table, rows, spreadsheet=spreadsheet, heed=at_it)
        sums[name] = hashlib.sha256(content).hexdigest()
        described[name] = Described(table, len(content), sums[name])
    sides = (data.sides[0].name, data.sides[1].name)
    files["datapackage.json"] = package = datapackage(described, sides, spreadsheet=spreadsheet, drafts=drafts)
    sums["datapackage.json"] = hashlib.sha256(package).hexdigest()
    files[CHECKSUMS] = _checksums(sums)
    return files


def _checksums(sums: dict[str, str]) -> bytes:
    """In the form that `sha256sum --check` reads, by name."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()
