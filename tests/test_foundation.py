"""What the project stands on and nobody looks at every day: pins, lock, layers, a sound Qt, fonts."""

import ast
import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("curator", "db", "ui")

PINNED = {
    "seeds/000_0aad5fa2ab1d6669.txt": "d7ca3085d76f22ce54b93fdc888d1bcba1ac084fe921339690245c09d22c8366",
    "seeds/001_5ab484dfbf480e12.txt": "e1188e8de771db88c6f1f33914778b95e9e01c1e7f811a19ee9d0d612f5abdd5",
    "seeds/002_28e33278da86dd25.txt": "7ef5feb6363114c2bcd925b25044bda21e7e0ea0afc267c975ae83cfa97a60ae",
    "seeds/003_12feb57d9368b4c1.txt": "bf1365894321e00565ec342de2fe9b66e47953618d101ffa2c08e820b9e9f766",
    "seeds/004_70bf9a9d2971edd2.txt": "58d369f1ab5cea5261a29ee7b3411a0b7ab8ca2790dec70c53450e48db20e709",
    "tests/gold/seeds_cases.json": "0d9177bc42feb57783e0551a24544eee9154bbb803cb66e1b9dd3148b4813a50",
    "tests/gold/seeds_gold.json": "36e4a7b85a5e08ab20d1a4f6cb5371d8339c2c2ffabc3c2c96f138ac07973c6c",
    "tests/tools/score_suggestions.py": "2d7bd4dbbfd5d6b05cdfe54c1d7d58406ecd30a47d3caca373bcb924e09e5d34",
}
"""Given to the project and not ours to improve; every offset and every score is only true of these bytes."""

NETWORK = (
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "xmlrpc",
    "PySide6.QtNetwork",
    "PySide6.QtNetworkAuth",
    "PySide6.QtWebChannel",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtWebSockets",
    "PySide6.QtGui.QDesktopServices",
)
"""What opens a connection, or hands an address to a program that does (RELIABILITY 3.7)."""


# ------------------------------------------------------------------------------------------------ pins


@pytest.mark.parametrize("name", PINNED)
def test_given_material_is_unchanged(name: str):
    assert hashlib.sha256((ROOT / name).read_bytes()).hexdigest() == PINNED[name]


def test_nothing_else_is_among_the_seeds():
    assert {f"seeds/{path.name}" for path in (ROOT / "seeds").iterdir()} == {
        name for name in PINNED if name.startswith("seeds/")
    }


# ------------------------------------------------------------------------------------------------ lock


def locked_requirements() -> list[str]:
    """The lock's entries, each joined to one line."""
    joined = (ROOT / "requirements.lock").read_text("utf-8").replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.strip() and not line.startswith((" ", "#"))]


def test_every_locked_package_has_one_version_and_hashes():
    entries = locked_requirements()
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==\S+ ", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry


def test_lock_names_no_index():
    text = (ROOT / "requirements.lock").read_text("utf-8")
    assert not re.search(r"://|--(index-url|extra-index-url|find-links|trusted-host)|^-[if]\b", text, re.MULTILINE)


def test_build_backend_is_locked():
    names = {entry.split("==")[0] for entry in locked_requirements()}
    assert {"hatchling", "editables", "packaging"} <= names


def test_packaging_folder_is_no_package():
    assert not list((ROOT / "packaging").rglob("__init__.py")), "it would shadow the library `packaging`"


# ------------------------------------------------------------------------------------------------ source


def sources(*packages: str) -> list[Path]:
    found = [path for package in packages for path in sorted((ROOT / package).rglob("*.py"))]
    assert found
    return found


def imported_names(source: str) -> Iterator[str]:
    """Dotted names of everything a module imports, at any depth."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ways_out(source: str) -> list[str]:
    """What a module names that could reach a network."""
    found = [
        name
        for name in imported_names(source)
        if any(name == banned or name.startswith(f"{banned}.") for banned in NETWORK)
    ]
    attributes = {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}
    return found + sorted(attributes & {"QDesktopServices", "QtNetwork"})


@pytest.mark.parametrize("path", sources(*PACKAGES), ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_can_reach_a_network(path: Path):
    assert ways_out(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "import http.server as h",
        "from http import client",
        "import urllib.request",
        "from urllib import request",
        "def f():\n    from PySide6.QtNetwork import QNetworkAccessManager",
        "from PySide6 import QtNetwork",
        "from PySide6.QtGui import QColor, QDesktopServices",
        "from PySide6 import QtGui\nQtGui.QDesktopServices.openUrl(x)",
    ],
)
def test_a_way_out_is_noticed(source: str):
    assert ways_out(source)


def test_harmless_neighbours_are_not_accused():
    assert ways_out("import urllib.parse\nfrom PySide6.QtGui import QColor\nimport html, sslproof") == []


@pytest.mark.parametrize("path", sources("db"), ids=lambda path: path.name)
def test_no_script_is_executed(path: Path):
    """sqlite3's executescript commits whatever transaction is open before it starts."""
    called = {node.attr for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)}
    assert "executescript" not in called


POSSESSIVE_GROUP = re.compile(r"\)(?:[?*+]|\{[\d,]+\})\+")
"""`(…)?+`, `(…)*+`, `(…)++`. Python before 3.11.5, so Debian 12's, keeps part of a group that failed half way (CPython
issue 106052): `1000-for-1000’` was read with the quotation mark. `(?>(…)?)` says the same and is right everywhere;
possessive quantifiers on a single character or class (`\\d++`) are right too."""


def strings(path: Path) -> list[str]:
    """Every string of a module, f-strings in the pieces between their fields."""
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


@pytest.mark.parametrize("path", sources(*PACKAGES), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_pattern_falls_to_the_bug_of_older_pythons(path: Path):
    assert [text for text in strings(path) if POSSESSIVE_GROUP.search(text)] == []


# ------------------------------------------------------------------------------------------------ Qt


def in_new_python(program: str) -> str:
    """Standard output of a program in a process of its own; its end, however violent, is the test's to judge."""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"ended with {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_command_line_and_rules_load_no_screen():
    loaded = in_new_python(
        "import importlib, pkgutil, sys\n"
        "import curator, ui.cli\n"
        "for module in pkgutil.walk_packages(curator.__path__, 'curator.'):\n"
        "    importlib.import_module(module.name)\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    ).split()
    assert "curator" in loaded
    assert not {"PySide6", "shiboken6", "numpy", "pyqtgraph"} & set(loaded)


def test_a_window_starts_without_what_only_reads_words_or_draws_the_timeline():
    late = ("claims", "voices", "numbers", "dates", "typed_values")
    loaded = set(in_new_python("import sys, ui.cli, ui.app\nprint(*sys.modules)").split())
    assert "ui.main_window" in loaded
    assert not {*(f"curator.{name}" for name in late), "numpy", "pyqtgraph"} & loaded
    assert not {"ui.record.form", "ui.record.quotes", "ui.articles.facets"} & loaded, "none is shown at a first start"


def test_qt_is_a_version_that_suits_this_python():
    """PySide6 6.12 loses a reference to None at every call on Python before 3.12, and says it supports it."""
    installed = tuple(int(part) for part in version("PySide6-Essentials").split(".")[:2])
    assert installed >= (6, 9), "older ones have no accessible identifiers"
    assert sys.version_info >= (3, 12) or installed < (6, 12)


def test_qt_loses_no_references():
    """A call that returns nothing must leave None as it was; 6.12.0 on 3.11 dies after about 5,700 calls."""
    output = in_new_python(
        "import sys\n"
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "application = QApplication([])\n"
        "label = QLabel()\n"
        "before = sys.getrefcount(None)\n"
        "for _ in range(500):\n"
        "    label.setText('x')\n"
        "print((sys.getrefcount(None) - before) / 500)\n"
        "for number in range(20_000):\n"
        "    label.setText(str(number))\n"
        "print(label.text())"
    )
    drift, last = output.split()
    assert abs(float(drift)) < 0.1
    assert last == "19999"


# ------------------------------------------------------------------------------------------------ fonts


FONT_FILES = sorted((ROOT / "ui" / "assets" / "fonts").iterdir())
UKRAINIAN_AND_RUSSIAN = "АаБбВвГгҐґДдЕеЄєЁёЖжЗзИиІіЇїЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя’«»—№₴"


@pytest.mark.gui
@pytest.mark.parametrize("path", FONT_FILES, ids=lambda path: path.name)
def test_font_is_loaded_and_has_cyrillic(path: Path, fonts: None):
    from PySide6.QtGui import QFontDatabase, QRawFont

    from ui import theme

    number = QFontDatabase.addApplicationFont(str(path))
    assert number >= 0
    assert QFontDatabase.applicationFontFamilies(number)[0] in {theme.PLAIN_FAMILY, theme.READING_FAMILY}
    raw = QRawFont(str(path), 12)
    assert [letter for letter in UKRAINIAN_AND_RUSSIAN if not raw.supportsCharacter(ord(letter))] == []


@pytest.mark.gui
def test_families_resolve_to_the_weights_the_theme_asks_for(fonts: None):
    from PySide6.QtGui import QFont, QRawFont

    from ui import theme

    wanted = [(theme.PLAIN_FAMILY, weight, False) for weight in (400, 500, 600, 700)]
    wanted += [(theme.PLAIN_FAMILY, 400, True)]
    wanted += [(theme.READING_FAMILY, weight, False) for weight in (400, 700)]
    for family, weight, italic in wanted:
        font = QFont(family)
        font.setWeight(QFont.Weight(weight))
        font.setItalic(italic)
        raw = QRawFont.fromFont(font)
        assert (raw.familyName(), raw.weight()) == (family, weight)
        assert ("Italic" in raw.styleName()) == italic


def test_fonts_are_small_and_licensed():
    assert sum(path.stat().st_size for path in FONT_FILES) < 3_000_000, "each start reads them"
    families = {path.stem.split("-")[0] for path in FONT_FILES}
    licences = {path.name.split("-")[0]: path.read_text("utf-8") for path in (ROOT / "ui/assets/LICENSES").iterdir()}
    assert families == set(licences)
    assert all("SIL OPEN FONT LICENSE" in text and "Copyright" in text for text in licences.values())
