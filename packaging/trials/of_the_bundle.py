"""Cases of the folder as it was built: from an empty environment, on this machine."""

import re
import shutil

import elf
import release
from bundle_rules import NETWORK_FILES, matches
from case import NotShown, case, check
from documents import documents
from world import World, need, run

PASSED = "self-test passed"


def environment(world: World) -> dict[str, str]:
    """A home folder, and nothing else."""
    return {"HOME": str(world.folder()), "PATH": "/nowhere"}


@case("offscreen", "self-test without a screen, from an empty environment")
def offscreen(world: World) -> str:
    done = run([world.program, "self-test"], environment(world))
    check(done.stderr == "", f"it complains: {done.stderr}")
    check(PASSED in done.stdout, done.stdout)
    return done.stdout.strip()


@case("window", "self-test in a real window (X11), from an empty environment")
def window(world: World) -> str:
    shown = {"DISPLAY": world.screen, "QT_QPA_PLATFORM": "xcb"}
    done = run([world.program, "self-test"], environment(world) | shown)
    check(done.stderr == "", f"it complains: {done.stderr}")
    return done.stdout.strip()


@case("version", "--version names the commit and the libraries")
def version(world: World) -> str:
    said = run([world.program, "--version"], environment(world)).stdout
    check(re.search(rf"^swap-curator {release.version()} \(commit [0-9a-f]{{12}}\+?\)$", said, re.MULTILINE), said)
    check(re.search(r"^Qt 6\.\d+\.\d+, SQLite 3\.\d+\.\d+, Python 3\.\d+\.\d+$", said, re.MULTILINE), said)
    return said.replace("\n", "; ").strip("; ")


@case("formats", "a document of every format is imported")
def formats(world: World) -> str:
    folder = world.folder()
    made = documents(folder / "documents")
    home = environment(world)
    done = run([world.program, "import", folder / "a.desk", folder / "documents"], home, check_it=False)
    taken = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("taken")]
    check(len(taken) == len(made), f"{len(taken)} of {len(made)} imported: {done.stdout}{done.stderr}")
    run([world.program, "check", folder / "a.desk"], home)
    return f"{len(made)} formats: {', '.join(sorted(name.rsplit('.', 1)[1] for name in made))}"


@case("no-network", "no library of the network is in the bundle")
def no_network(world: World) -> str:
    files = elf.files_of(world.bundle)
    out = [
        path.name for path in files if matches(f"/{path.relative_to(world.bundle)}", [f"*/{p}" for p in NETWORK_FILES])
    ]
    check(not out, f"in the bundle: {', '.join(out)}")
    return f"none among {len(files)} files"


@case("no-connection", "the self-test opens no connection, by trace of every system call")
def no_connection(world: World) -> str:
    need("strace")
    log = world.folder() / "trace"
    traced = [shutil.which("strace") or "strace", "-f", "-e", "trace=socket,connect", "-o", str(log)]
    shown = {"DISPLAY": world.screen, "QT_QPA_PLATFORM": "xcb"}
    done = run([*traced, world.program, "self-test"], environment(world) | shown, check_it=False)
    if "ptrace" in done.stderr or not log.exists():
        raise NotShown(f"tracing is not allowed here ({done.stderr.strip()[:80]})")
    check(done.returncode == 0, done.stdout + done.stderr)
    calls = log.read_text("utf-8", "replace")
    check("AF_UNIX" in calls, "the trace has not even seen the way to the screen")
    reached = [line for line in calls.splitlines() if "AF_INET" in line or "AF_NETLINK" in line]
    check(not reached, f"{len(reached)} calls: {reached[:2]}")
    return f"no socket of the network among {calls.count('(')} traced calls"


@case("complete", "every library that is linked is in the bundle or on every desktop")
def complete(world: World) -> str:
    files = elf.files_of(world.bundle)
    lacking = elf.missing({path.name: elf.links(path).needed for path in files}, [path.name for path in files])
    check(not lacking, "; ".join(lacking))
    newest = ".".join(map(str, max(elf.links(path).glibc for path in files)))
    return f"{sum(bool(elf.links(path).needed) for path in files)} libraries; needs glibc {newest}"
