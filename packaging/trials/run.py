"""Try what ./dev package built, as it will be used: python packaging/trials/run.py [CASE...].

Writes a line for each case and the whole report to build/package-test/report.txt. A case that needs a right or a tool
which is not here is not shown, and counted so. The exit status is 1 when a case failed.
"""

import argparse
import ctypes
import os
import sys
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import in_a_bare_system  # noqa: F401 - a module of cases adds them to the list
import in_a_desktop  # noqa: F401
import of_the_bundle  # noqa: F401
import of_the_files  # noqa: F401
import of_the_installer  # noqa: F401
import of_the_speed  # noqa: F401
from case import CASES, Case, Failed, NotShown
from world import World

_NEW_MOUNTS, _PRIVATE = 0x00020000, (1 << 14) | (1 << 18)
"""CLONE_NEWNS; MS_REC and MS_PRIVATE (see mount(2))."""


def main() -> int:
    """Try the cases that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="*", metavar="CASE", help="names of cases")
    parser.add_argument("--list", action="store_true", help="only say which cases there are")
    arguments = parser.parse_args()
    chosen = [case for case in CASES if not arguments.cases or case.name in arguments.cases]
    if arguments.list or not chosen:
        print(*(f"{case.name:22} {case.shows}" for case in CASES), sep="\n")
        return 0 if arguments.list else 2
    _keep_mounts_to_ourselves()
    with World() as world:
        lines = [_tried(case, world) for case in chosen]
    counted = {word: sum(line.startswith(f"{word} ") for line in lines) for word in ("shown", "FAILED", "not shown")}
    total = f"{counted['shown']} shown, {counted['FAILED']} failed, {counted['not shown']} not shown"
    print(f"\n{total}")
    world.report.write_text("\n".join([*lines, total, ""]), "utf-8")
    return 1 if counted["FAILED"] else 0


def _tried(case: Case, world: World) -> str:
    """Try one case; its line of the report."""
    begun = time.monotonic()
    try:
        word, found = "shown", case.run(world)
    except NotShown as why:
        word, found = "not shown", str(why)
    except Failed as why:
        word, found = "FAILED", str(why)
    except Exception as fault:  # noqa: BLE001 - the list goes on; the fault is told and counts
        traceback.print_exc()
        word, found = "FAILED", f"{type(fault).__name__}: {fault}"
    finally:
        world.end_case()
    line = f"{word:9} {case.name:18} {case.shows}: {found} [{time.monotonic() - begun:.0f} s]"
    print(line, flush=True)
    return line


def _keep_mounts_to_ourselves() -> None:
    """As root, move to a place of our own for mounts: whatever happens, they are gone when this process is."""
    if os.geteuid() != 0 or sys.platform != "linux":
        return
    library = ctypes.CDLL(None, use_errno=True)
    if library.unshare(_NEW_MOUNTS) == 0:
        library.mount(b"none", b"/", None, _PRIVATE, None)


if __name__ == "__main__":
    sys.exit(main())
