"""Which files a bundle leaves out. Data and pure functions without PyInstaller, so that tests run them for any system.

A toc is PyInstaller's table of contents: (name in the bundle, path it comes from, kind) for each file.
"""

from collections.abc import Callable, Iterable
from fnmatch import fnmatch

Entry = tuple[str, str, str]

NEEDED_BY_NAME = ("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets")
"""What pyqtgraph imports through importlib, where PyInstaller only finds it by luck."""

LEFT_OUT = (
    # the network: the program never opens a connection, and nothing in the bundle can for it
    "PySide6.QtNetwork",
    "ssl",
    "_ssl",
    "_hashlib",  # OpenSSL's; hashlib has its own
    "ftplib",
    "http.client",
    "http.server",
    "imaplib",
    "nntplib",
    "poplib",
    "smtplib",
    "socketserver",
    "telnetlib",
    "urllib.request",
    "webbrowser",
    "xmlrpc",
    "wsgiref",
    "asyncio",
    # bindings that hooks or pyqtgraph's optional imports pull in
    "PySide6.QtDBus",
    "PySide6.QtDesigner",
    "PySide6.QtPdf",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtQuickWidgets",
    "PySide6.QtSql",
    "PySide6.QtWebEngineCore",
    # pyqtgraph's extras and what it would use if it were there
    "pyqtgraph.canvas",
    "pyqtgraph.console",
    "pyqtgraph.examples",
    "pyqtgraph.flowchart",
    "pyqtgraph.jupyter",
    "pyqtgraph.opengl",
    "IPython",
    "OpenGL",
    "colorcet",
    "cupy",
    "h5py",
    "matplotlib",
    "numba",
    "scipy",
    # numpy's extras
    "numpy._core.tests",
    "numpy.conftest",
    "numpy.distutils",
    "numpy.f2py",
    "numpy.testing",
    # what reads documents would use for pictures, encryption and terminals
    "PIL",
    "Crypto",
    "cryptography",
    "bs4",
    "cssselect",
    "html5lib",
    "rich",
    "yaml",
    # tools of those who build and test
    "_pytest",
    "doctest",
    "ensurepip",
    "idlelib",
    "lib2to3",
    "packaging",
    "pdb",
    "pip",
    "pkg_resources",
    "pytest",
    "setuptools",
    "tkinter",
    "turtledemo",
    "unittest",
    # terminals
    "curses",
    "readline",
)
"""Modules that never reach the bundle."""

NOT_RUN_FIRST = (
    "pyi_rth_inspect",  # where the source of a module is: there is none
    "pyi_rth_multiprocessing",  # this program starts no process that way; loading it is what a start would wait for
    "pyi_rth_pkgutil",  # which modules there are: nobody asks
    "pyi_rth_pyqtgraph_multiprocess",
    "pyi_rth_pyside6",  # where plugins are: entry.py says so without loading Qt, which ui.loading does in less time
)
"""What PyInstaller would run at each start before the program, for modules that somebody might use."""

KEPT_PLUGINS: dict[str, tuple[str, ...]] = {
    "platforms": ("*qxcb*", "*qwayland*", "*qoffscreen*", "*qwindows*", "*qcocoa*"),
    "platforminputcontexts": ("*compose*", "*ibus*"),
    "platformthemes": ("*xdgdesktopportal*",),  # gtk3 would drag half a GTK along
    "imageformats": ("*qsvg*", "*qjpeg*", "*qico*", "*qicns*"),
    "iconengines": ("*",),
    "styles": ("*",),
    "xcbglintegrations": ("*",),
    "wayland-decoration-client": ("*",),
    "wayland-shell-integration": ("*xdg-shell*", "*qt-shell*"),
    "wayland-graphics-integration-client": ("*wayland-egl*", "*dmabuf*"),
}
"""Qt's plugins by folder; every other one is left out."""

KEPT_TRANSLATIONS = ("qtbase_en", "qt_en")

FROM_THE_HOST = (
    "libstdc++.so*",
    "libgcc_s.so*",
    "libfontconfig*",
    "libfreetype*",
    "libexpat*",
    "libpng16*",
    "libbrotli*",
    "libz.so*",
    "libX11*",
    "libXau.so*",
    "libXdmcp.so*",
)
"""What every Linux desktop has, and of which an older or newer copy beside the system's own does harm: the C++ runtime,
fonts, and what belongs to the X library that OpenGL's driver links too."""

NETWORK_FILES = ("*libssl*", "*libcrypto*", "*Qt*Network*", "_ssl.*", "*libcurl*", "*libnghttp*", "*/tls/*")
"""Names of files that would let a program reach a network; none may be in a bundle."""

ALWAYS_KEPT = ("libpython*", "python3*.dll", "vcruntime*", "msvcp*", "Python")
_UNUSED_ON_WINDOWS = ("opengl32sw.dll", "d3dcompiler_*.dll")
"""Software drawing for OpenGL, which nothing here draws with; 20 MB."""


def base(path: str) -> str:
    """The last part of a path, whichever system wrote it."""
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def matches(name: str, patterns: Iterable[str]) -> bool:
    """Whether a name is of one of the patterns."""
    return any(fnmatch(name, pattern) for pattern in patterns)


def kept(destination: str) -> bool:
    """Whether a file is kept: of Qt's plugins and translations what the program uses, of everything else all."""
    path = destination.replace("\\", "/")
    name = base(path)
    if "PySide6/" not in path:
        return True
    if "/plugins/" in path:
        return matches(name, KEPT_PLUGINS.get(path.split("/plugins/", 1)[1].split("/")[0], ()))
    if "/translations/" in path:
        return name.startswith(KEPT_TRANSLATIONS)
    return not matches(name, _UNUSED_ON_WINDOWS)


def reachable(
    toc: Iterable[Entry], needed: Callable[[str], Iterable[str]], *, from_host: Iterable[str] = ()
) -> list[Entry]:
    """The toc without shared libraries that no extension module and no plugin needs, and without the host's own.

    `needed` gives the names of the libraries that a file links. A list of names to drop would go wrong with the next
    version of Qt; the graph of what is linked cannot.
    """
    entries = [entry for entry in toc if not matches(base(entry[0]), from_host)]
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(base(entry[0]).lower(), []).append(entry)
    todo = [entry for entry in entries if _is_root(entry)]
    seen: set[str] = set()
    while todo:
        name, source, kind = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        if kind != "SYMLINK":
            todo += [other for library in needed(source) for other in by_name.get(base(library).lower(), [])]
    return [entry for entry in entries if entry[0] in seen]


def _is_root(entry: Entry) -> bool:
    name, _, kind = entry
    return kind != "BINARY" or "/plugins/" in name.replace("\\", "/") or matches(base(name), ALWAYS_KEPT)
