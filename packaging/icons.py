"""Make the pictures that systems want from the drawings: python packaging/icons.py (then commit packaging/icons).

Needs PySide6, which draws SVG, and Pillow: Qt writes only .ico files of one size and .icns files that are faulty.
"""

import os
import sys

import release

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = release.HERE / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
"""Pixels, as hicolor, Windows and macOS have them."""


def main() -> None:
    """Draw both icons in every size, and collect the program's for Windows and macOS."""
    QGuiApplication(sys.argv[:1])
    for name in (release.PROGRAM, "desk"):
        renderer = QSvgRenderer(str(FOLDER / f"{name}.svg"))
        for size in SIZES:
            picture = QImage(size, size, QImage.Format.Format_ARGB32)
            picture.fill(0)
            painter = QPainter(picture)
            renderer.render(painter, QRectF(0, 0, size, size))
            painter.end()
            picture.save(str(FOLDER / f"{name}-{size}.png"))
    pictures = [Image.open(FOLDER / f"{release.PROGRAM}-{size}.png") for size in SIZES]
    largest, smaller = pictures[-1], pictures[:-1]
    largest.save(FOLDER / f"{release.PROGRAM}.ico", sizes=[(s, s) for s in SIZES if s <= 256], append_images=smaller)
    largest.save(FOLDER / f"{release.PROGRAM}.icns", append_images=smaller)


if __name__ == "__main__":
    main()
