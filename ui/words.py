"""Every text of the window goes through here, so that it can speak another language one day."""

from PySide6.QtCore import QCoreApplication


def tr(text: str, /, **values: object) -> str:
    """The text in the window's language, its {names} filled from `values`."""
    return (
        QCoreApplication.translate("SwapCurator", text).format(**values)
        if values
        else (QCoreApplication.translate("SwapCurator", text))
    )
