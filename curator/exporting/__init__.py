"""Write the data set: the bundle of CSV files with its description, or swaps.csv alone; whole or not at all."""

from curator.exporting.bundle import (
    BUNDLE_FILES,
    assure_target,
    export,
    export_bundle,
    export_swaps,
    is_single,
)
from curator.exporting.csv_writing import guard, unguard
from curator.exporting.data import ExportData, exported_swaps

__all__ = [
    "BUNDLE_FILES",
    "ExportData",
    "assure_target",
    "export",
    "export_bundle",
    "export_swaps",
    "exported_swaps",
    "guard",
    "is_single",
    "unguard",
]
