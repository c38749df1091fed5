"""Save a picture of the timeline: PNG or SVG, written whole or not at all."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from curator.errors import InputRefused, NotSaved
from ui.words import tr

PNG_SCALE = 2
"""Pixels of the PNG for each pixel of the window, so that it can be printed."""


def save_picture(path: Path, size: QSize, dots_per_inch: int, draw: Callable[[QPainter], None]) -> None:
    """Write what `draw` paints, on a canvas of `size` window pixels, in the format that the name's ending says.

    Raises InputRefused for an ending other than .png and .svg, NotSaved when it cannot be written; an existing file
    is then as it was.
    """
    match path.suffix.lower():
        case ".png":
            data = _png(size, dots_per_inch, draw)
        case ".svg":
            data = _svg(size, dots_per_inch, draw)
        case _:
            raise InputRefused(
                tr("“{name}” cannot be saved: end the name of a picture with .png or .svg.", name=path.name)
            )
    _write(path, data)


def _png(size: QSize, dots_per_inch: int, draw: Callable[[QPainter], None]) -> bytes:
    image = QImage(size * PNG_SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDotsPerMeterX(round(dots_per_inch / 0.0254))
    image.setDotsPerMeterY(round(dots_per_inch / 0.0254))
    image.setDevicePixelRatio(PNG_SCALE)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # its stubs ask for bytes, which it refuses
        raise NotSaved(tr("The picture could not be made; make the window smaller and try again."))
    return bytes(buffer.data().data())


def _svg(size: QSize, dots_per_inch: int, draw: Callable[[QPainter], None]) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(dots_per_inch)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(tr("Swaps by date"))
    painter = QPainter(generator)
    draw(painter)
    painter.end()
    return bytes(buffer.data().data())


def _write(path: Path, data: bytes) -> None:
    """To a temporary name beside it, then in its place."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as fault:
        part.unlink(missing_ok=True) if part.parent.is_dir() else None
        reason = fault.strerror or str(fault)
        raise NotSaved(
            tr("“{name}” was not saved: {reason}; choose another place.", name=path.name, reason=reason)
        ) from fault
