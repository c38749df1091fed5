"""What goes into a bundle: the specification for every system, what is left out, what must be there, whose it is."""

import json
import plistlib
import re
import runpy
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import bundle_rules
import elf
import licences
import pytest
import qt_notices
import release

import build
from curator.importing.formats import DOCUMENTS
from curator.version import COMMIT_FILE, VERSION, checkout_commit

ROOT = Path(__file__).parents[2]
HERE = ROOT / "packaging"
TOC = [
    ("PySide6/plugins/platforms/qwindows.dll", "qwindows.dll", "BINARY"),
    ("PySide6/plugins/sqldrivers/qsqlite.dll", "qsqlite.dll", "BINARY"),
    ("PySide6/Qt6Quick.dll", "Qt6Quick.dll", "BINARY"),
    ("PySide6/Qt6Gui.dll", "Qt6Gui.dll", "BINARY"),
    ("PySide6/opengl32sw.dll", "opengl32sw.dll", "BINARY"),
    ("PySide6/translations/qtbase_de.qm", "qtbase_de.qm", "DATA"),
    ("python312.dll", "python312.dll", "BINARY"),
]
LINKED = {"qwindows.dll": ["Qt6Gui.dll", "KERNEL32.dll"], "qsqlite.dll": ["Qt6Quick.dll"]}

SCRIPTS = [(name, f"{name}.py", "PYSOURCE") for name in ("pyi_rth_multiprocessing", "pyi_rth_pyside6", "entry")]


# -- the specification, run for each system with recording stand-ins ----------------------------------------------


@pytest.fixture
def run_spec(monkeypatch, tmp_path) -> Callable[[str], dict[str, list[SimpleNamespace]]]:
    """Run the specification as PyInstaller does on a system; what it asked for, by the name of the step."""

    def ran(platform: str) -> dict[str, list[SimpleNamespace]]:
        made: dict[str, list[SimpleNamespace]] = {}

        def step(name: str) -> Callable[..., SimpleNamespace]:
            def record(*given: object, **named: object) -> SimpleNamespace:
                asked = SimpleNamespace(given=given, **named)
                if name == "Analysis":
                    asked.asked = named["datas"]
                    asked.datas = [entry for entry in TOC if entry[2] == "DATA"]
                    asked.binaries = [entry for entry in TOC if entry[2] == "BINARY"]
                    asked.pure, asked.scripts = [], list(SCRIPTS)
                made.setdefault(name, []).append(asked)
                return asked

            return record

        bindepend = ModuleType("PyInstaller.depend.bindepend")
        bindepend.get_imports = lambda path: [(name, None) for name in LINKED.get(path, [])]
        monkeypatch.setitem(sys.modules, "PyInstaller.depend.bindepend", bindepend)
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(sys, "base_prefix", "/usr")
        monkeypatch.setattr(
            licences, "gathered", lambda *_tables, folder: [("ui/_licences/x.txt", str(folder), "DATA")]
        )
        names = ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")
        given = {"SPECPATH": str(HERE), "workpath": str(tmp_path), **{name: step(name) for name in names}}
        runpy.run_path(str(HERE / "swap-curator.spec"), given)
        return made

    return ran


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_nothing_runs_before_the_program(run_spec, platform):
    """PyInstaller would load multiprocessing, and Qt in its own slow way, at each start: a fifth of it."""
    for program in run_spec(platform)["EXE"]:
        assert [name for name, _, _ in program.given[1]] == ["entry"]


def collected(made: dict[str, list[SimpleNamespace]]) -> set[str]:
    """Names of the libraries that go into the bundle."""
    analysis = made["Analysis"][0]
    return {bundle_rules.base(entry[0]) for entry in analysis.binaries}


def test_the_bundle_for_linux(run_spec):
    made = run_spec("linux")
    assert [program.name for program in made["EXE"]] == ["swap-curator"]
    assert "BUNDLE" not in made
    assert made["Analysis"][0].optimize == 0
    assert {target for _, target in made["Analysis"][0].asked} == {
        "curator/_seeds",
        "curator",
        "curator/suggest",
        "ui/assets",
    }


def test_the_bundle_for_windows(run_spec):
    made = run_spec("win32")
    window, commands = made["EXE"]
    assert (window.name, window.console) == ("swap-curator", False)
    assert (commands.name, commands.console) == ("swap-curator-cli", True)
    assert Path(window.icon).read_bytes()[:4] == b"\0\0\1\0"
    assert collected(made) == {"qwindows.dll", "Qt6Gui.dll", "python312.dll"}
    resource = Path(window.version).read_text("utf-8")
    assert VERSION in resource
    compile(resource, window.version, "eval")


def test_the_application_for_macos(run_spec, monkeypatch):
    monkeypatch.setenv("SWAP_CURATOR_CODESIGN_IDENTITY", "Developer ID Application: X")
    made = run_spec("darwin")
    (program,), (bundle,) = made["EXE"], made["BUNDLE"]
    assert program.codesign_identity == "Developer ID Application: X"
    assert plistlib.loads(Path(program.entitlements_file).read_bytes())
    assert Path(bundle.icon).read_bytes()[:4] == b"icns"
    assert bundle.bundle_identifier == "org.swapcurator.SwapCurator"
    told = plistlib.loads(plistlib.dumps(bundle.info_plist))
    assert told["CFBundleShortVersionString"] == VERSION
    declared = told["UTExportedTypeDeclarations"][0]
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == ["desk"]
    assert told["CFBundleDocumentTypes"][0]["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert "Qt6Quick.dll" in collected(made), "a framework with parts missing cannot be signed"


def test_windows_reads_the_version_resource_as_pyinstaller_writes_it(monkeypatch):
    """PyInstaller's own class parses and serialises it; only writing it into a program needs Windows."""
    import PyInstaller.compat

    for name in ("win32api", "pywintypes"):
        monkeypatch.setattr(PyInstaller.compat, name, object(), raising=False)
    from PyInstaller.utils.win32 import versioninfo

    parsed = eval(release.windows_version_resource(VERSION), vars(versioninfo))  # as PyInstaller does
    raw = parsed.toRaw()
    assert "Swap Curator".encode("utf-16-le") in raw
    assert VERSION.encode("utf-16-le") in raw


# -- what is kept -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/plugins/networkinformation/libqglib.so", False),
        ("PySide6\\plugins\\styles\\qmodernwindowsstyle.dll", True),
        ("PySide6\\plugins\\platforms\\qdirect2d.dll", False),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/translations/qtbase_en.qm", True),
        ("PySide6/Qt/translations/qtbase_uk.qm", False),
        ("numpy/_core/_multiarray_umath.so", True),
    ],
)
def test_what_is_kept_by_its_name(name, kept):
    assert bundle_rules.kept(name) is kept


def test_a_library_stays_when_something_that_stays_links_it():
    toc = [
        ("a/plugins/x/libplugin.so", "plugin", "BINARY"),
        ("libone.so.1", "one", "BINARY"),
        ("libtwo.so.1", "two", "BINARY"),
        ("libunused.so.1", "unused", "BINARY"),
        ("libstdc++.so.6", "cxx", "BINARY"),
        ("module.so", "module", "EXTENSION"),
        ("libpython3.11.so.1.0", "python", "BINARY"),
    ]
    links = {"plugin": ["libone.so.1"], "one": ["libtwo.so.1", "libstdc++.so.6"], "two": ["libone.so.1"]}
    kept = bundle_rules.reachable(toc, lambda path: links.get(path, []), from_host=bundle_rules.FROM_THE_HOST)
    assert [entry[1] for entry in kept] == ["plugin", "one", "two", "module", "python"]


def test_nothing_the_program_imports_is_left_out():
    """By the source: every module named in an import statement, at any depth."""
    import ast

    files = [file for package in ("curator", "db", "ui") for file in (ROOT / package).rglob("*.py")]
    imported = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    assert len(imported) > 200
    assert imported & set(bundle_rules.LEFT_OUT) == set()


@pytest.mark.parametrize(
    "name", ["libssl.so.3", "libQt6Network.so.6", "QtNetwork", "_ssl.cpython-311.so", "libcrypto.so.3"]
)
def test_a_library_of_the_network_is_known_by_its_name(name, tmp_path):
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal" / name).write_bytes(b"")
    assert f"_internal/{name} can reach a network." in list(build._wrong_with(tmp_path))


# -- what must be there -------------------------------------------------------------------------------------------


def test_a_library_that_is_nowhere_stops_the_build():
    needed = {"libqxcb.so": ["libxcb-icccm.so.4", "libc.so.6", "libQt6Gui.so.6"], "other.so": ["libxcb-icccm.so.4"]}
    assert elf.missing(needed, ["libQt6Gui.so.6"]) == [
        "libxcb-icccm.so.4 is not on this machine; libqxcb.so, other.so needs it"
    ]
    assert elf.missing(needed, ["libQt6Gui.so.6", "libxcb-icccm.so.4"]) == []


def test_the_packages_a_deb_depends_on_are_those_it_links_and_does_not_carry():
    needed = {"a": ["libGL.so.1", "libX11.so.6", "libown.so.1"], "b": ["libwayland-client.so.0", "libc.so.6"]}
    assert elf.packages(needed, ["libX11.so.6", "libown.so.1"], elf.HOST) == ["libc6", "libgl1"]
    assert elf.packages(needed, [], elf.WAYLAND) == ["libwayland-client0"]


@pytest.mark.skipif(sys.platform != "linux", reason="ELF is Linux's")
def test_what_a_library_links_is_read_from_it(tmp_path):
    found = elf.links(Path(sys.executable).resolve())
    assert "libc.so.6" in found.needed
    assert found.glibc >= (2, 2)
    (tmp_path / "text").write_text("no library", "utf-8")
    assert elf.links(tmp_path / "text") == elf.Links((), (0, 0))


# -- whose it is --------------------------------------------------------------------------------------------------


def gathered_from(*sources: Path, folder: Path) -> dict[str, dict[str, object]]:
    toc = [(source.name, str(source), "BINARY") for source in sources]
    entries = licences.gathered(toc, folder=folder)
    assert {name for name, _, _ in entries} == {f"ui/_licences/{file.name}" for file in folder.iterdir()}
    index = json.loads((folder / "index.json").read_text("utf-8"))
    assert all(part["texts"] for part in index)
    assert all((folder / text).stat().st_size > 100 for part in index for text in part["texts"])
    return {part["name"]: part for part in index}


def test_every_file_has_an_owner_with_its_licence(tmp_path):
    import numpy
    import peewee
    import PySide6

    own = ROOT / "curator" / "model.py"
    files = (own, Path(peewee.__file__), Path(numpy.__file__), Path(PySide6.__file__), Path(json.__file__))
    found = gathered_from(*files, folder=tmp_path / "licences")
    assert {"Swap Curator", "Inter (font)", "peewee", "numpy", "Python", "pyinstaller"} <= set(found)
    qt = found["PySide6_Essentials"]
    assert {"GPL-3.txt", "LGPL-3.txt", "Qt-notice.txt", "Qt-third-party.txt", "ICU.txt"} <= set(qt["texts"])
    assert "LGPL" in qt["licence"]


def test_the_notices_of_others_in_qt_are_of_the_version_that_is_shipped():
    said = (HERE / "licences" / "Qt-third-party.txt").read_text("utf-8")
    version = re.search(r"of version (\d+\.\d+)\.\d+;", said)[1]
    locked = re.search(
        r"^pyside6-essentials==(\d+\.\d+)\.", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE
    )
    assert version == locked[1], "run packaging/qt_notices.py"
    for part in (
        "HarfBuzz-NG",
        "PCRE2",
        "LibPNG",
        "LibJPEG-turbo",
        "Data Compression Library (zlib)",
        "Wayland's protocols",
    ):
        assert f"---- {part}" in said


def test_notices_are_taken_from_qts_pages_of_what_is_shipped(tmp_path):
    page = """<html><head><title>{name} | Qt GUI | Qt {version}</title></head><body><h1>{name}</h1><div id="details">
        <p>About it.</p><p>The sources can be found in src.</p><pre>Copyright A &amp; B</pre></div></body></html>"""
    (tmp_path / "qtgui-attribution-png.html").write_text(page.format(name="PNG", version="6.11.2"), "utf-8")
    (tmp_path / "qtgui-attribution-android-x.html").write_text(page.format(name="Droid", version="6.11.2"), "utf-8")
    (tmp_path / "qtquick-attribution-x.html").write_text(page.format(name="Quick", version="6.11.2"), "utf-8")
    (tmp_path / "qt6-wayland-doc-html").mkdir()
    (tmp_path / "qt6-wayland-doc-html" / "copyright").write_text(
        "Files: *\nLicense: GPL\n\nFiles: src/3rdparty/protocol/a.xml\nCopyright: C\nLicense: Expat\n\n"
        "License: Expat\n You may.\n\nLicense: GPL\n You shall.\n",
        "utf-8",
    )
    text = qt_notices.notices(tmp_path)
    assert "of version 6.11.2;" in text
    assert "---- PNG ----\n\nAbout it.\n\nCopyright A & B\n" in text
    assert text.endswith("src/3rdparty/protocol/a.xml\nCopyright: C\nLicense: Expat\n\nLicense: Expat\n You may.\n")
    assert not any(word in text for word in ("Droid", "Quick", "sources", "You shall"))
    (tmp_path / "qtcore-attribution-x.html").write_text(page.format(name="X", version="6.12.0"), "utf-8")
    with pytest.raises(ValueError, match=r"one version of Qt"):
        qt_notices.notices(tmp_path)


def test_a_file_nobody_owns_stops_the_build(tmp_path):
    (tmp_path / "libmystery.so").write_bytes(b"")
    with pytest.raises(licences.Unlicensed, match=r"libmystery\.so belongs to no package"):
        gathered_from(tmp_path / "libmystery.so", folder=tmp_path / "licences")


def test_names_of_licence_texts_hold_nothing_of_this_machine(tmp_path):
    gathered_from(ROOT / "LICENSE", folder=tmp_path / "licences")
    assert not [file.name for file in (tmp_path / "licences").iterdir() if ROOT.name in re.split(r"\W+", file.name)]


# -- the version --------------------------------------------------------------------------------------------------


def test_the_version_stands_in_one_place():
    assert release.version() == VERSION
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "curator/version.py"
    assert (ROOT / "packaging" / "swap-curator.spec").read_text("utf-8").count(COMMIT_FILE) == 1


def test_a_folder_that_is_no_checkout_has_no_commit(tmp_path):
    assert checkout_commit(tmp_path) == ""
    (tmp_path / ".git").mkdir()
    assert checkout_commit(tmp_path) == "", "git itself says no"


def test_documents_that_can_be_imported_can_be_dropped_on_the_icon():
    assert set(DOCUMENTS) == set(release.ARTICLE_TYPES)


def test_the_flag_of_menu_entries_is_the_programs():
    source = "".join((ROOT / "ui" / f"{name}.py").read_text("utf-8") for name in ("door", "starting"))
    assert f'"{release.FROM_DESKTOP}"' in source
    assert f'"{release.FROM_DESKTOP_VARIABLE}"' in source
