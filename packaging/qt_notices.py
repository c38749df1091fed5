"""Collect the notices of others' code inside Qt: python packaging/qt_notices.py FOLDER.

It writes licences/Qt-third-party.txt, for all systems: commit that. FOLDER holds Qt's own documentation as HTML, of the
version that is shipped, with a page for each such part: Debian's qt6-base-doc-html, qt6-svg-doc-html and
qt6-wayland-doc-html, unpacked. Qt's wheels have no notices.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

import release
from lxml import html

MODULES = ("qtcore", "qtgui", "qtdbus", "qtsvg", "qttestlib")
"""Those whose libraries are shipped and have parts by others; the other libraries that are shipped have none."""
_NOT_SHIPPED = ("android", "gradle", "-cmake-modules", "kwin")
"""Words in the names of pages about what no bundle has: another system, and tools that Qt is built with."""
_PROTOCOLS = "src/3rdparty/protocol/"
"""Where Wayland's protocols lie in Qt's sources: they have no pages, Debian's list of copyrights names them."""


def notices(folder: Path) -> str:
    """The text that is shipped, from a folder of Qt's documentation. ValueError when it is not of one version of Qt."""
    pages = {page.name: html.parse(str(page)).getroot() for page in _pages(folder)}
    versions = {page.findtext(".//title", "").rsplit("| Qt ", 1)[-1] for page in pages.values()}
    if len(versions) != 1:
        raise ValueError(f"documentation of one version of Qt is needed, and {sorted(versions)} were found")
    parts = [_part(page) for _, page in sorted(pages.items())]
    wayland = [text for file in sorted(folder.rglob("qt6-wayland-*/copyright")) for text in _protocols(file)]
    return "\n\n".join([_head(versions.pop()), *parts, "---- Wayland's protocols ----", *wayland]) + "\n"


def _pages(folder: Path) -> Iterable[Path]:
    """The pages of the parts that are shipped."""
    for module in MODULES:
        for page in folder.rglob(f"{module}-attribution-*.html"):
            if not any(word in page.name for word in _NOT_SHIPPED):
                yield page


def _head(version: str) -> str:
    return (
        "Third-party code inside the Qt libraries\n=======================================\n\n"
        "Qt contains code by others under licences of their own. The notices below are those of Qt's documentation,\n"
        f'"Licenses Used in Qt", of version {version}; the version that is shipped stands beside this text.'
    )


def _part(page: html.HtmlElement) -> str:
    """Name, whose it is, and the licence, as the page says it."""
    (about,) = page.xpath('//div[@id="details"]')
    said = [f"---- {page.findtext('.//h1')} ----"]
    for piece in about.iterchildren():
        text = piece.text_content().strip("\n")
        if text.strip() and not text.startswith(("The sources can be found", "Project Homepage")):
            said.append(text)
    return "\n\n".join(said)


def _protocols(file: Path) -> Iterable[str]:
    """What Debian's list says of the protocols, then the licences that it names there."""
    paragraphs = file.read_text("utf-8").split("\n\n")
    files = [text.strip("\n") for text in paragraphs if text.startswith("Files:") and _PROTOCOLS in text]
    named = {word for text in files for word in text.rsplit("License:", 1)[-1].split()}
    licences = [text.strip("\n") for text in paragraphs if text.startswith("License:") and text.split()[1] in named]
    return [*files, *licences]


if __name__ == "__main__":
    (release.HERE / "licences" / "Qt-third-party.txt").write_text(notices(Path(sys.argv[1])), "utf-8")
