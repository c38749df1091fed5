"""The command line: every command, and the window with options. Imports no Qt until a window is asked for.

Exit status: 0 done, 1 problems found or input refused, 2 wrong usage.
"""

import argparse
import codecs
import io
import json
import os
import platform
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from curator.edtf import edtf_bounds
from curator.errors import CuratorError, InputRefused, NotSaved
from curator.model import DatePrecision, ParsedArticle, PublishedBasis, ReviewState
from curator.version import VERSION, commit
from db.backups import restore
from db.check import check
from db.connection import SQLITE_VERSION
from db.desk import Desk
from db.migrations import NEWEST
from ui import screen, settings, starting

Refused = list[tuple[str, str]]

_WITH_VALUE = ("--curator", "--sample")
"""Options that may stand before a command and have a value, which is no command."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    starting.keep_to_this_person()
    command, arguments = _parsed(words)
    try:
        return command(arguments)
    except CuratorError as fault:
        return starting.refused(fault)


class _Version(argparse.Action):
    """Says the versions; Qt is asked for its own, so it is loaded here and not before."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from PySide6.QtCore import qVersion

        print(f"swap-curator {VERSION} (commit {commit() or 'unknown'})")
        print(f"Qt {qVersion()}, SQLite {SQLITE_VERSION}, Python {platform.python_version()}")
        parser.exit()


def _parsed(words: Sequence[str]) -> tuple[Callable[[argparse.Namespace], int], argparse.Namespace]:
    plain = (word for before, word in zip(("", *words), words, strict=False) if before not in _WITH_VALUE)
    name = next((word for word in plain if not word.startswith("-")), "")
    parser = _parser(with_commands=name in _COMMANDS or not words or "-h" in words or "--help" in words)
    arguments = parser.parse_args(words)
    return getattr(arguments, "run", _window), arguments


def _parser(*, with_commands: bool) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="swap-curator",
        description="Turn news articles about prisoner swaps into a verified data set. Without a command the window "
        "opens, on the DESK that is named; articles that are named are imported into it.",
        epilog="Commands: " + ", ".join(_COMMANDS) + ". Each has --help.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="program, commit, Qt, SQLite, Python")
    parser.add_argument("--curator", default="", metavar="NAME", help="who is coding; stands in the history")
    if not with_commands:
        parser.add_argument("paths", nargs="*", type=Path, metavar="FILE", help="the desk to open; articles to import")
        parser.add_argument("--sample", type=Path, metavar="DESK", help="open the sample articles, kept in this desk")
        parser.add_argument(
            "--from-desktop",
            action="store_true",
            help="say in a window, too, why a desk cannot be opened; menu entries pass this",
        )
        return parser
    commands = parser.add_subparsers(metavar="COMMAND")
    for name, (text, add, run) in _COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("--curator", default=argparse.SUPPRESS, metavar="NAME", help="who is coding")
        add(command)
        command.set_defaults(run=run)
    return parser


def _person(arguments: argparse.Namespace) -> str:
    import getpass  # no window asks the system who is there

    return arguments.curator or settings.load().person or getpass.getuser()


@contextmanager
def _desk(path: Path, arguments: argparse.Namespace) -> Iterator[Desk]:
    desk = Desk.open(path)
    try:
        desk.person = _person(arguments)
        yield desk
    finally:
        desk.close()


def _report(arguments: argparse.Namespace, document: dict[str, Any], lines: Iterable[str]) -> None:
    """Say how it went, for people or as JSON. NotSaved when nobody can read it."""
    _say([_written(document)] if arguments.json else lines)


def _written(document: dict[str, Any]) -> str:
    """As JSON, with letters outside of ASCII as they are where the output is UTF-8."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return json.dumps(document, ensure_ascii=codecs.lookup(encoding).name != "utf-8", indent=1)


def _say(lines: Iterable[str]) -> None:
    """Print what was done; who reads it may have read enough (`| head`). NotSaved when it cannot be written."""
    if sys.stdout is None:
        return  # nobody reads
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console without Cyrillic letters
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except OSError as fault:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python tries again at its end
        if not isinstance(fault, BrokenPipeError):
            raise NotSaved(f"All was done, but the report of it could not be written ({fault.strerror}).") from fault


# -- the window ---------------------------------------------------------------------------------------------------


def _window(arguments: argparse.Namespace) -> int:
    paths, sample = getattr(arguments, "paths", []), getattr(arguments, "sample", None)
    from_desktop = getattr(arguments, "from_desktop", False)
    return starting.start_window(paths, sample=sample, person=arguments.curator, from_desktop=from_desktop)


def _add_tour(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, metavar="FOLDER", help="where screenshots, desk and bundle go")


def _tour(arguments: argparse.Namespace) -> int:
    screen.do_without()
    from ui.tour import tour

    for line in tour(arguments.folder):
        print(line, flush=True)
    return 0


def _self_test(_arguments: argparse.Namespace) -> int:
    screen.do_without()
    from ui.tour import self_test

    print(self_test())
    return 0


# -- import -------------------------------------------------------------------------------------------------------


def _add_import(command: argparse.ArgumentParser) -> None:
    command.add_argument("desk", type=Path, metavar="DESK", help="made when it is not there")
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files, or folders of them")
    command.add_argument("--publisher", help="of all these articles")
    command.add_argument("--published", metavar="DATE", help="publication day of all these articles: 2025-05-24")
    command.add_argument("--language", choices=("en", "uk", "ru"), help="of all these articles")
    command.add_argument("--encoding", help="how the files are encoded: utf-8, windows-1251, koi8-u, cp866, …")
    command.add_argument(
        "--columns", metavar="MAP", help="of a table: text=COLUMN,title=COLUMN,publisher=…,date=…,url=…"
    )
    command.add_argument("--json", action="store_true", help="report as JSON")


def _import(arguments: argparse.Namespace) -> int:
    from curator.importing import article_files, other_files  # its patterns would hold up the start of the window
    from curator.importing.outcome import ImportOutcome

    if arguments.published is not None:
        _refuse_no_day(arguments.published)
    refused: Refused = []
    doubtful: Refused = []
    with closing(_read(article_files(arguments.paths), arguments, refused, doubtful)) as parsed:  # ends its process
        taken, known, ended = _stored(parsed, arguments)
    others = tuple(str(path) for path in other_files(arguments.paths))
    outcome = ImportOutcome(
        taken=tuple(taken), skipped=(*refused, *known), doubtful=tuple(doubtful), passed_over=others
    )
    lines = [
        *(f"taken     {name}" for name in outcome.taken),
        *(f"skipped   {name}: {why}" for name, why in outcome.skipped),
        *(f"doubtful  {name}: {why}" for name, why in outcome.doubtful),
        *(f"passed over  {name}: of no kind that can be imported" for name in outcome.passed_over),
        f"{len(outcome.taken)} taken, {len(outcome.skipped)} skipped, {len(outcome.doubtful)} doubtful",
    ]
    document = {"taken": outcome.taken, "skipped": outcome.skipped, "doubtful": outcome.doubtful, "passed_over": others}
    _report(arguments, document, lines)
    if ended:
        raise NotSaved(ended.replace("Nothing was saved", "Not everything was imported", 1))
    return 1 if refused else 0


def _stored(parsed: Iterator[ParsedArticle], arguments: argparse.Namespace) -> tuple[list[str], Refused, str]:
    """Put articles into the desk as they come, made where it is not there.

    The names taken, the others with why, and what ended it early.
    """
    if not os.path.exists(arguments.desk):  # whatever its name: what is wrong with that, making it tells
        first = next(parsed, None)
        if first is None:
            return [], [], ""  # no desk for nothing
        parsed = chain([first], parsed)
        Desk.create(arguments.desk).close()
    with _desk(arguments.desk, arguments) as desk:
        desk.back_up()
        result = desk.articles.add_all(parsed)
        names = [desk.articles.row(number).file_name for number in result.taken]
        return names, list(result.skipped), result.refusal


def _refuse_no_day(day: str) -> None:
    try:
        known = edtf_bounds(day)[2] is DatePrecision.DAY
    except ValueError:
        known = False
    if not known:
        raise InputRefused(f"“{day}” is not a day; write it as 2025-05-24.")


def _read(
    files: Sequence[Path], arguments: argparse.Namespace, refused: Refused, doubtful: Refused
) -> Generator[ParsedArticle, None, None]:
    """The articles in files, as the reading process gives them; what needs a word is added to the lists."""
    from curator.importing.formats import Refusal
    from curator.importing.isolation import IsolatedReader  # readers would hold up the start of the window
    from curator.importing.table import Columns

    columns = Columns.parsed(arguments.columns) if arguments.columns else None
    given = {name: value for name in ("publisher", "language") if (value := getattr(arguments, name))}
    if arguments.published:
        given |= {"published_on": arguments.published, "published_basis": PublishedBasis.CURATOR}
    with IsolatedReader() as reader:
        for read in reader.read(files, encoding=arguments.encoding, columns=columns):
            if isinstance(read.found, ParsedArticle):
                doubtful += ((read.found.file_name, warning) for warning in read.found.warnings)
                yield replace(read.found, **given)
            elif isinstance(read.found, Refusal):
                refused.append((read.found.name, read.found.sentence))
            else:
                _progress(read.number + 1, len(files))


def _progress(done: int, total: int) -> None:
    """How far it is, on a terminal."""
    if sys.stderr.isatty():
        print(f"\rReading {done} of {total} …", end="\n" if done == total else "", file=sys.stderr, flush=True)


# -- export and check ---------------------------------------------------------------------------------------------


def _add_export(command: argparse.ArgumentParser) -> None:
    command.add_argument("desk", type=Path, metavar="DESK")
    command.add_argument("target", type=Path, metavar="FOLDER", help="the bundle's folder, or FILE.csv for swaps alone")
    command.add_argument("--spreadsheet", action="store_true", help="byte-order mark, and no cell acts as a formula")
    command.add_argument("--drafts", action="store_true", help="draft swaps too, told apart by review_state")
    command.add_argument("--json", action="store_true", help="report as JSON")


def _export(arguments: argparse.Namespace) -> int:
    from curator.exporting import assure_target, export, is_single  # its patterns would hold up the start of the window

    with _desk(arguments.desk, arguments) as desk:
        assure_target(arguments.target)
        data = desk.export_data(single=is_single(arguments.target))
    written = export(data, arguments.target, spreadsheet=arguments.spreadsheet, drafts=arguments.drafts)
    taken = sum(swap.record.review_state is ReviewState.VERIFIED or arguments.drafts for swap in data.swaps)
    files = [str(path) for path in written]
    _report(arguments, {"swaps": taken, "files": files}, [*files, f"{taken} swaps exported"])
    return 0


def _add_check(command: argparse.ArgumentParser) -> None:
    command.add_argument("desk", type=Path, metavar="DESK")
    command.add_argument("--json", action="store_true", help="report as JSON")


def _check(arguments: argparse.Namespace) -> int:
    with _desk(arguments.desk, arguments) as desk:
        faults, written_by = check(desk), desk.written_by
    lines = [*(faults or ["No fault found."]), f"Last written by Swap Curator {written_by}."]
    _report(arguments, {"faults": list(faults), "written_by": written_by}, lines)
    return 1 if faults else 0


def _add_backup(command: argparse.ArgumentParser) -> None:
    command.add_argument("desk", type=Path, metavar="DESK")
    command.add_argument("file", type=Path, nargs="?", metavar="FILE", help="never one that is there; else beside DESK")
    command.add_argument("--json", action="store_true", help="report as JSON")


def _backup(arguments: argparse.Namespace) -> int:
    with _desk(arguments.desk, arguments) as desk:
        made = desk.back_up(arguments.file.absolute() if arguments.file else None)
    told = str(made) if made else "Nothing changed since the last backup."
    _report(arguments, {"backup": str(made) if made else None}, [told])
    return 0


def _add_restore(command: argparse.ArgumentParser) -> None:
    command.add_argument("backup", type=Path, metavar="BACKUP")
    command.add_argument("new", type=Path, metavar="NEW", help="the desk to make; never one that is there")
    command.add_argument("--json", action="store_true", help="report as JSON")


def _restore(arguments: argparse.Namespace) -> int:
    restore(arguments.backup.absolute(), arguments.new.absolute(), NEWEST)
    _report(arguments, {"desk": str(arguments.new)}, [str(arguments.new)])
    return 0


def _add_suggest(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help="an article")
    command.add_argument("--published", metavar="DATE", help="its publication day: 2025-05-24; else as its text says")
    command.add_argument("--sides", metavar="A,B", help="the parties, two or more; else the two most named")


def _suggest(arguments: argparse.Namespace) -> int:
    from curator.importing import read_article
    from curator.suggest import suggest  # no other command reads with it

    if arguments.published is not None:
        _refuse_no_day(arguments.published)
    sides = None
    if arguments.sides is not None:
        sides = tuple(name.strip() for name in arguments.sides.split(",") if name.strip())
        if len(sides) < 2:
            raise InputRefused(f"“{arguments.sides}” does not name two sides; write them as Ukraine,Russia.")
    article = read_article(arguments.file)
    document = suggest(article.text, arguments.published or article.published_on, sides)
    _say([_written(document)])
    return 0


def _add_nothing(_command: argparse.ArgumentParser) -> None:
    """A command without arguments of its own."""


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]]] = {
    "import": ("Import files or folders into a desk.", _add_import, _import),
    "suggest": ("Print what the program would suggest for an article, as JSON.", _add_suggest, _suggest),
    "export": ("Export verified swaps as a bundle of CSV files, or as one CSV file.", _add_export, _export),
    "backup": ("Make a checked copy of a desk.", _add_backup, _backup),
    "restore": ("Make a desk from a backup, under a new name.", _add_restore, _restore),
    "check": ("Check a desk in every way; name each fault.", _add_check, _check),
    "tour": ("Drive the real window through the whole loop on the sample articles.", _add_tour, _tour),
    "self-test": ("Open the window, do one loop in a temporary folder, say one line.", _add_nothing, _self_test),
}
