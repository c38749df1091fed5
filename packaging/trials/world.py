"""What the cases share: where the packages are, a screen, homes, bare systems, and an ordinary user in them."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

import release
from case import Failed, NotShown, check

USER = 4242
HOME = "/home/Олена у редакції"
"""The ordinary user's home inside a bare system: spaces and Cyrillic letters."""
PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
_WORK = release.ROOT / "build" / "package-test"
_SUITE = "bookworm"


class World:
    """Everything that is made once for all cases, and taken away at the end."""

    def __init__(self) -> None:
        self.dist = release.ROOT / "dist"
        self.bundle = self.dist / release.PROGRAM
        self.program = self.bundle / release.PROGRAM
        self.report = _WORK / "report.txt"
        self.pictures = _WORK / "pictures"
        self._systems: dict[tuple[str, ...], System] = {}
        self._started: list[subprocess.Popen[bytes]] = []
        self._screen: subprocess.Popen[bytes] | None = None
        self._folders: list[Path] = []

    def __enter__(self) -> Self:
        for folder in (_WORK, self.pictures):
            folder.mkdir(parents=True, exist_ok=True)
        if not self.program.is_file():
            raise SystemExit("There is nothing to try: run ./dev package first.")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.end_case()
        if self._screen is not None:
            _end(self._screen)
        for system in reversed(self._systems.values()):
            system.close()
        for folder in self._folders:
            shutil.rmtree(folder, ignore_errors=True)

    # -- files --------------------------------------------------------------------------------------------------------

    def package(self, pattern: str) -> Path:
        """The one package in dist/ whose name is of this pattern. Raises NotShown."""
        found = sorted(self.dist.glob(pattern))
        if len(found) != 1:
            raise NotShown(f"dist/ holds {len(found)} files {pattern}; ./dev package makes one")
        return found[0]

    def folder(self) -> Path:
        """A new folder, gone at the end."""
        made = Path(tempfile.mkdtemp(prefix="swap-curator-trial-"))
        self._folders.append(made)
        return made

    def picture(self, name: str) -> Path:
        """A picture of the screen, for a person to look at."""
        target = self.pictures / f"{name}.png"
        need("import")
        run(["import", "-silent", "-window", "root", target], self.at_screen())
        return target

    # -- processes ----------------------------------------------------------------------------------------------------

    def start(self, command: Sequence[str | Path], environment: dict[str, str]) -> subprocess.Popen[bytes]:
        """Start a program in a session of its own; it is ended with the case."""
        process = subprocess.Popen(
            [str(word) for word in command],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._started.append(process)
        return process

    def end_case(self) -> None:
        """End what the case started and may have left."""
        for process in self._started:
            _end(process)
        self._started.clear()

    @cached_property
    def screen(self) -> str:
        """A screen of 1920×1080 that nobody sees; the name programs reach it by. Raises NotShown."""
        need("Xvfb")
        read, write = os.pipe()
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-ac"],
            pass_fds=(write,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        check(number, "Xvfb did not start")
        return f":{number}"

    def at_screen(self) -> dict[str, str]:
        """What tools that look at the screen need; without a locale they do not know a letter from a byte."""
        return {"DISPLAY": self.screen, "LC_ALL": "C.UTF-8"}

    def window(self, title: str, seconds: float = 30) -> str:
        """Wait for a window whose title matches a pattern; its number. Raises Failed."""
        need("xdotool")
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = run(["xdotool", "search", "--onlyvisible", "--name", title], self.at_screen(), check_it=False)
            if found.stdout.strip():
                time.sleep(1.5)  # painted, for the picture
                return found.stdout.split()[0]
            time.sleep(0.2)
        raise Failed(f"no window “{title}” came within {seconds:.0f} s")

    # -- bare systems -------------------------------------------------------------------------------------------------

    def system(self, *packages: str, purpose: str = "") -> "System":
        """A minimal Debian with only these packages (names or files) and what they depend on. Raises NotShown.

        It is shared by all who ask for the same, and for the same purpose.
        """
        key = (purpose, *packages)
        if key not in self._systems:
            self._systems[key] = System(self, _base(), packages)
        return self._systems[key]


class System:
    """A minimal Debian in a folder, in which programs run as an ordinary user or as root."""

    def __init__(self, world: World, base: Path, packages: Sequence[str]) -> None:
        self._world = world
        self._place = Path(tempfile.mkdtemp(prefix="system-", dir=_WORK))
        self.root = self._place / "root"
        self._mounted: list[Path] = []
        for name in ("root", "upper", "work"):
            (self._place / name).mkdir()
        layers = f"lowerdir={base},upperdir={self._place}/upper,workdir={self._place}/work"
        try:
            self.mount("-t", "overlay", "overlay", "-o", layers, onto="")
            self.mount("-t", "proc", "proc", onto="/proc")
            if packages:
                self.install(*packages)
        except BaseException:
            self.close()
            raise
        (self.root / HOME[1:]).mkdir(parents=True)
        os.chown(self.root / HOME[1:], USER, USER)
        with (self.root / "etc/passwd").open("a", encoding="utf-8") as users:
            users.write(f"olena:x:{USER}:{USER}:Олена:{HOME}:/bin/sh\n")

    def mount(self, *words: str, onto: str) -> None:
        """Mount something on a folder of the system. Raises NotShown."""
        target = self.root / onto.lstrip("/")
        target.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(["mount", *words, str(target)], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise NotShown(f"mounts are not allowed here ({done.stderr.strip()})")
        self._mounted.append(target)

    def close(self) -> None:
        """Unmount everything, then remove the folder; a folder that is still mounted is left alone."""
        for target in reversed(self._mounted):
            subprocess.run(["umount", "--lazy", str(target)], check=False)
        self._mounted.clear()
        if not os.path.ismount(self.root):
            shutil.rmtree(self._place, ignore_errors=True)

    def install(self, *packages: str) -> None:
        """Install Debian packages by name or from files, with what they depend on and nothing that they recommend."""
        names = [self.put(Path(name), "/tmp") if name.endswith(".deb") else name for name in packages]
        self.as_root("apt-get", "install", "-y", "-qq", "--no-install-recommends", "--allow-downgrades", *names)

    def put(self, file: Path, folder: str) -> str:
        """Copy a file into the system; where it is there."""
        target = self.root / folder.lstrip("/") / file.name
        shutil.copyfile(file, target)
        target.chmod(0o755)
        return f"{folder}/{file.name}"

    def files(self) -> set[str]:
        """Every path of the system but homes, what is mounted, and what package managers write for themselves."""
        own = ("home", "proc", "tmp", "var/cache/apt", "var/lib/apt", "var/lib/dpkg", "var/log")
        found = set()
        for folder, names, files in os.walk(self.root):
            here = os.path.relpath(folder, self.root)
            names[:] = [name for name in names if os.path.normpath(os.path.join(here, name)) not in own]
            found |= {os.path.normpath(os.path.join(here, name)) for name in (*names, *files)}
        return found

    def as_root(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command as root. Raises Failed when it fails."""
        environment = {"PATH": PATH, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8", "HOME": "/root"}
        return run(["chroot", str(self.root), *command], environment)

    def command(self, *words: str, home: str = HOME) -> list[str]:
        """The command that runs a program as the ordinary user, in the user's home, from an empty environment."""
        inside = f'cd "{home}" && exec "$@"'
        return [
            "chroot",
            f"--userspec={USER}:{USER}",
            "--groups=",
            str(self.root),
            "/bin/sh",
            "-c",
            inside,
            "sh",
            *words,
        ]

    def as_user(self, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a program as the ordinary user. Raises Failed when it fails."""
        return run(self.command(*words), self.environment(**variables))

    def start(self, *words: str, **variables: str) -> subprocess.Popen[bytes]:
        """Start a program as the ordinary user on the screen."""
        return self._world.start(self.command(*words), self.environment(**self.on_screen(), **variables))

    def environment(self, **variables: str) -> dict[str, str]:
        """The ordinary user's: a home and a path, and nothing else."""
        return {"HOME": HOME, "PATH": PATH} | variables

    def on_screen(self) -> dict[str, str]:
        """What lets a program in the system reach the screen."""
        display = self._world.screen
        sockets = self.root / "tmp" / ".X11-unix"
        if not sockets.is_dir():
            self.mount("--bind", "/tmp/.X11-unix", onto="/tmp/.X11-unix")
        return {"DISPLAY": display}


def _base() -> Path:
    """A minimal Debian, made once and kept. Raises NotShown."""
    base = _WORK / f"debian-{_SUITE}"
    if (base / "made").is_file():
        return base
    need_root()
    need("debootstrap")
    shutil.rmtree(base, ignore_errors=True)
    keyring = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
    trust = [f"--keyring={keyring}"] if keyring.is_file() else ["--no-check-gpg"]
    done = subprocess.run(
        ["debootstrap", "--variant=minbase", *trust, _SUITE, str(base), *_mirror()],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        shutil.rmtree(base, ignore_errors=True)
        raise NotShown(f"debootstrap cannot make a minimal Debian here: {(done.stdout + done.stderr).strip()[-200:]}")
    for name in ("resolv.conf", "hosts"):
        shutil.copyfile(f"/etc/{name}", base / "etc" / name)
    shutil.rmtree(base / "etc/apt")
    shutil.copytree("/etc/apt", base / "etc/apt")
    (base / "etc/apt/apt.conf.d/99unsandboxed").write_text('APT::Sandbox::User "root";\n', "ascii")
    run(["chroot", str(base), "apt-get", "update", "-qq"], {"PATH": PATH})
    (base / "made").touch()
    return base


def _mirror() -> list[str]:
    """Where this machine gets Debian from, as debootstrap wants it."""
    for file in sorted(Path("/etc/apt").rglob("*.sources")) + sorted(Path("/etc/apt").rglob("*.list")):
        for word in file.read_text("utf-8", "replace").replace("URIs:", " ").split():
            if "://" in word and word.rstrip("/").endswith("/debian"):
                return [word]
    return []


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process of ours, and what it started, which may have outlived it."""
    for hint in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, hint)
        for _ in range(30):
            if process.poll() is not None and not _is_there(process.pid):
                break
            time.sleep(0.1)
    if process.stdout is not None:
        process.stdout.close()


def _is_there(group: int) -> bool:
    """Whether any process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


# -- for every case -----------------------------------------------------------------------------------------------


def run(
    command: Sequence[str | Path], environment: dict[str, str], *, check_it: bool = True, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command from exactly this environment. Raises Failed when it fails, unless told otherwise."""
    done = subprocess.run(
        [str(word) for word in command],
        env={"PATH": os.environ["PATH"]} | environment,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    if check_it and done.returncode != 0:
        said = (done.stdout + done.stderr).strip()[-600:]
        raise Failed(f"“{' '.join(str(word) for word in command[-4:])}” ended with {done.returncode}: {said}")
    return done


def need(tool: str) -> None:
    """Raises NotShown when a tool is not here."""
    if shutil.which(tool, path=f"{os.environ['PATH']}:/usr/sbin:/sbin") is None:
        raise NotShown(f"{tool} is not installed here")


def need_root() -> None:
    """Raises NotShown to who is not root."""
    if sys.platform != "linux" or os.geteuid() != 0:
        raise NotShown("only root may mount and change the root folder")
