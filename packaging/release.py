"""The names and numbers that every package needs, in one place. Pure: tests read them for every system."""

import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "packaging"

NAME = "Swap Curator"
PROGRAM = "swap-curator"
APP_ID = "org.swapcurator.SwapCurator"
PUBLISHER = "the Swap Curator developers"
COPYRIGHT = f"Copyright (c) 2026 {PUBLISHER}"
SUMMARY = "Turn news articles about prisoner swaps into a verified data set"
DESK_TYPE = "application/x-swap-curator-desk"
DESK_UTI = f"{APP_ID}.desk"
FROM_DESKTOP = "--from-desktop"
"""What menu entries pass, so that a desk that is refused is told in a window and not on a terminal nobody sees."""
FROM_DESKTOP_VARIABLE = "SWAP_CURATOR_FROM_DESKTOP"
"""The same where a menu entry cannot pass words (macOS)."""

ARTICLE_TYPES: dict[str, tuple[str, str]] = {
    ".txt": ("text/plain", "public.plain-text"),
    ".md": ("text/markdown", "net.daringfireball.markdown"),
    ".html": ("text/html", "public.html"),
    ".htm": ("text/html", "public.html"),
    ".xhtml": ("application/xhtml+xml", "public.xhtml"),
    ".mht": ("application/x-mimearchive", "com.apple.webarchive"),
    ".mhtml": ("application/x-mimearchive", "com.apple.webarchive"),
    ".eml": ("message/rfc822", "com.apple.mail.email"),
    ".rtf": ("application/rtf", "public.rtf"),
    ".pdf": ("application/pdf", "com.adobe.pdf"),
    ".docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "org.openxmlformats.wordprocessingml.document",
    ),
    ".odt": ("application/vnd.oasis.opendocument.text", "org.oasis-open.opendocument.text"),
}
"""MIME type and macOS type of the documents that can be imported, by suffix: what may be dropped on the icon.

Tables and archives are not among them: a system that has no better idea would open every one of them with this program.
"""


def version() -> str:
    """The program's version, from the one place where it stands, without importing the program."""
    text = (ROOT / "curator" / "version.py").read_text("utf-8")
    found = re.search(r'^VERSION = "(\d+\.\d+\.\d+)"$', text, re.MULTILINE)
    if found is None:
        raise ValueError("curator/version.py names no version of three numbers")
    return found[1]


def mime_types() -> tuple[str, ...]:
    """Every MIME type the program opens, its own first, each once."""
    return tuple(dict.fromkeys((DESK_TYPE, *(mime for mime, _ in ARTICLE_TYPES.values()))))


def windows_version_resource(number: str) -> str:
    """What Windows shows under Properties, in the form that PyInstaller reads."""
    four = (*map(int, number.split(".")), 0)
    strings = {
        "CompanyName": PUBLISHER,
        "FileDescription": NAME,
        "FileVersion": number,
        "InternalName": PROGRAM,
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": f"{PROGRAM}.exe",
        "ProductName": NAME,
        "ProductVersion": number,
    }
    rows = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in strings.items())
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1,"
        " subtype=0x0, date=(0, 0)),\n"
        f"  kids=[StringFileInfo([StringTable('040904B0', [{rows}])]),"
        " VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )


def info_plist(number: str) -> dict[str, Any]:
    """What macOS reads of the bundle: version, oldest system, and the documents it opens."""
    articles = list(dict.fromkeys(uti for _, uti in ARTICLE_TYPES.values()))
    return {
        "CFBundleDisplayName": NAME,
        "CFBundleName": NAME,
        "CFBundleShortVersionString": number,
        "CFBundleVersion": number,
        "LSMinimumSystemVersion": "14.0",  # the Qt wheel is tagged macosx_14_0
        "LSApplicationCategoryType": "public.app-category.news",
        "LSEnvironment": {FROM_DESKTOP_VARIABLE: "1"},
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSPrincipalClass": "NSApplication",
        "NSHumanReadableCopyright": COPYRIGHT,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": f"{NAME} desk",
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeIconFile": f"{PROGRAM}.icns",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [DESK_UTI],
            },
            {
                "CFBundleTypeName": "Article",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": articles,
            },
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": DESK_UTI,
                "UTTypeDescription": f"{NAME} desk",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {"public.filename-extension": ["desk"], "public.mime-type": [DESK_TYPE]},
            }
        ],
    }
