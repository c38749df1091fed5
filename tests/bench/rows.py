"""Every row of the bench by its name. A row's module is imported when it runs: its process holds nothing else."""

import importlib
import inspect
from dataclasses import dataclass
from pathlib import Path

from timing import Effort, Findings


@dataclass(frozen=True, slots=True)
class Row:
    """One thing a person waits for."""

    name: str
    module: str
    function: str
    what: str

    def measure(self, effort: Effort, folder: Path, shared: Path) -> Findings:
        """Run it in a folder of its own; `shared` holds what several rows use, made by the first that needs it."""
        function = getattr(importlib.import_module(self.module), self.function)
        given = {"effort": effort, "folder": folder, "shared": shared}
        return function(**{name: given[name] for name in inspect.signature(function).parameters})


ROWS = (
    Row("start", "processes", "start", "from the command to the first painted window"),
    Row("open", "windows", "open_article", "open an article with 1,000 marks"),
    Row("mark", "windows", "add_mark", "cite in an article that has 1,000 marks"),
    Row("timeline", "windows", "timeline", "the timeline of 10,000 swaps after one edit"),
    Row("edit", "windows", "edit", "cite, and undo, in the whole window on a desk of 10,000 swaps"),
    Row("commit", "desks", "commit", "one act, from the words to the file"),
    Row("ledger", "ledger", "ledger", "open, adopt, findings among 10,000 swaps with 200,000 claims"),
    Row("import", "desks", "import_files", "import 1,000 files"),
    Row("arrive", "arriving", "arrive", "the window while 1,000 files come in"),
    Row("export", "desks", "export", "export 10,000 swaps"),
    Row("store", "library", "store", "store 100,000 parsed articles"),
    Row("search", "library", "search", "search among 100,000 articles"),
    Row("list", "library", "scroll", "scroll the list of 100,000 articles"),
    Row("suggest", "suggesting", "suggest_article", "read an article for what it says of swaps"),
    Row("memory", "processes", "memory", "memory of the idle window"),
)
BY_NAME = {row.name: row for row in ROWS}
