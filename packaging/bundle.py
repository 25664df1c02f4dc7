"""Builds Findling as a folder that runs by itself: `python packaging/bundle.py [--flavour full] [--smoke]`.

In `dist` lie afterwards the folder and its archive; with --appimage on Linux an AppImage, too. What is made, how it is
signed and what each system needs: packaging/bundle/README.md.
"""

import sys

from old_python import complaint

if complaint():
    sys.exit(complaint())

import argparse
import os
import platform
import shutil
import subprocess
import tarfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import bundle_appimage
import bundle_contents as contents
import bundle_icu
import bundle_libraries
import bundle_openblas
import bundle_smoke
import bundle_smoke_assistant
import bundle_smoke_full
import bundle_smoke_media
import bundle_strip
import empty_libraries
import environment
from bundle_contents import Flavour
from pip_runner import PipRunner
from plainly import Stop, explain, say

ROOT = contents.ROOT
_CACHE = ROOT / ".cache" / "bundle"
_DIST = ROOT / "dist"
_SPEC = ROOT / "packaging" / "bundle" / "findling.spec"
_LARGEST = 10
_LOOKING_BACK = "--lzma2=preset=6,dict=64MiB"  # as much memory is needed to unpack it


def prepare(flavour: Flavour) -> Path:
    """Make sure of an environment with this flavour's packages, and PyInstaller. Returns: its interpreter."""
    folder = _CACHE / f"{flavour.name}-environment"
    if environment.Environment(folder).stamps().get(flavour.lock.name) != environment.digest(flavour.lock):
        # Made anew: a package of an older lock that is left in it could get into the bundle.
        shutil.rmtree(folder, ignore_errors=True)
    python = environment.prepare(flavour.lock, folder)
    tools = _pinned_tools()
    asked = "import sys; from importlib.metadata import version; print(*(f'{n}=={version(n)}' for n in sys.argv[1:]))"
    command = [str(python), "-c", asked, *(tool.partition("==")[0] for tool in tools)]
    if subprocess.run(command, capture_output=True, text=True, check=False).stdout.split() != tools:
        runner = PipRunner(python, folder / "findling-install.log", lambda: None)
        runner.install(["--constraint", str(environment.TEST_LOCK), *tools])
    return python


def _pinned_tools() -> list[str]:
    """What builds bundles and lists licences; nothing of it but PyInstaller's own start gets into a bundle."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    pins = [pin.partition("#")[0].partition(";")[0].strip() for pin in extras["release"]]
    return sorted(pin for pin in pins if pin.startswith(("cyclonedx-bom==", "pyinstaller==")))


def build(flavour: Flavour, python: Path) -> Path:
    """Run PyInstaller and put beside it what belongs to a bundle. Returns: the bundle's folder."""
    made, work = _CACHE / f"{flavour.name}-made", _CACHE / f"{flavour.name}-work"
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    _ask_licences(python, "notices", str(made), "--lock", str(flavour.lock))
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(work / "dist"), "--workpath", str(work), str(_SPEC), "--", flavour.name, str(made)]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise Stop("The bundle was not built.", "PyInstaller says above why.", "Mend that, then run this again.")
    folder = _DIST / contents.archive_name(flavour.name, platform.machine())
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(exist_ok=True)
    if sys.platform == "darwin":
        folder.mkdir()
        shutil.move(work / "dist" / "Findling.app", folder / "Findling.app")
    else:
        shutil.move(work / "dist" / "findling", folder)
    shutil.rmtree(work, ignore_errors=True)
    _complete(folder, made, python)
    _ask_licences(python, "check", str(folder))
    return folder


def _ask_licences(python: Path, *words: str) -> None:
    """Let packaging/licences.py write what the packages inside want to be said, or look at what got into a bundle."""
    script = ROOT / "packaging" / "licences.py"
    if subprocess.run([str(python), str(script), *words], cwd=ROOT, check=False).returncode != 0:
        raise Stop(
            "The bundle must not be handed out.", "Its licences are not in order; see above.", "Mend that first."
        )


def _complete(folder: Path, made: Path, python: Path) -> None:
    """Add what lies beside the programs: licence and notices, and what a Linux desktop wants."""
    for text in (ROOT / "LICENSE", *made.glob("*.txt")):
        shutil.copyfile(text, folder / text.name)
    shutil.copyfile(_licence_of_python(python), folder / "LICENSE-Python.txt")
    if sys.platform != "linux":
        return
    os.symlink("findling", folder / "findling-window")
    subprocess.run(
        [str(python), str(ROOT / "packaging" / "install_desktop.py"), str(folder)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    shutil.copy(ROOT / "packaging" / "bundle" / "install.sh", folder / "install.sh")
    _make_smaller(folder / "_internal")
    _ask_licences(python, "complete", str(folder))


def _make_smaller(inside: Path) -> None:
    """Take out of the libraries what nothing asks for."""
    empty_libraries.replace_all(inside)
    for what, saved in (
        ("One OpenBLAS in place of two", bundle_openblas.share(inside)),
        ("One OpenMP in place of several", bundle_libraries.share_equal(inside, "*.libs/libgomp-*.so*")),
        ("Tables of Unicode that Qt does not read", bundle_icu.shorten_all(inside, contents.languages())),
        ("Names for debuggers", bundle_strip.strip_all(inside)),
    ):
        say(f"{what}: {saved / 1e6:.0f} MB less.")


def _licence_of_python(python: Path) -> Path:
    """The terms of the interpreter that a bundle holds, which is no package with notices of its own."""
    asked = "import os, sys; print(os.path.dirname(os.__file__), sys.base_prefix, *sys.version_info[:2], sep='\\n')"
    told = subprocess.run([str(python), "-c", asked], capture_output=True, text=True, check=True).stdout.splitlines()
    library, prefix, major, minor = told
    places = (f"{library}/LICENSE.txt", f"{prefix}/LICENSE.txt", f"/usr/share/doc/python{major}.{minor}/copyright")
    for place in map(Path, places):
        if place.is_file():
            return place
    raise Stop("The bundle was not finished.", "Python's licence was not found.", f"It is wanted in {places[0]}.")


def sizes(folder: Path) -> tuple[int, list[tuple[str, int]]]:
    """What a bundle needs on disk, in bytes: all of it, and its largest parts by name."""
    parts: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            parts[_part(path.relative_to(folder).parts)] += path.stat().st_size
    return parts.total(), parts.most_common(_LARGEST)


def _part(inside: tuple[str, ...]) -> str:
    """Which part of a bundle a file belongs to: a package, with the libraries that its wheel keeps beside it."""
    inside = inside[1:] if inside[0] == "_internal" and len(inside) > 1 else inside
    return inside[0].removesuffix(".libs").removesuffix("_cpu")


def pack(folder: Path) -> Path:
    """Make the archive that people download, in the place of an older one. Returns: its path."""
    if os.name == "nt":
        return Path(shutil.make_archive(str(folder), "zip", root_dir=folder.parent, base_dir=folder.name))
    tool = shutil.which("xz")
    if tool is None:
        return Path(shutil.make_archive(str(folder), "xztar", root_dir=folder.parent, base_dir=folder.name))
    # As Python would, but on all processors, knowing what machine code looks like, and looking back further: 5 % less.
    command = [tool, "--threads=0", *(["--x86"] if platform.machine() == "x86_64" else []), _LOOKING_BACK]
    archive = folder.with_name(f"{folder.name}.tar.xz")
    with archive.open("wb") as file, subprocess.Popen(command, stdin=subprocess.PIPE, stdout=file) as xz:
        assert xz.stdin is not None
        with xz.stdin, tarfile.open(fileobj=xz.stdin, mode="w|") as tar:
            tar.add(folder, folder.name)
    if xz.returncode != 0:
        raise Stop("The bundle was not packed.", "xz says above why.", "Mend that, then run this again.")
    return archive


def report(folder: Path, downloads: Iterable[Path], flavour: Flavour) -> None:
    """Print the sizes. Raises: Stop: a download is larger than was promised."""
    total, largest = sizes(folder)
    say(f"\n{folder.relative_to(ROOT)}: {total / 1e6:.0f} MB, of which the largest parts are")
    for name, size in largest:
        say(f"  {size / 1e6:6.1f} MB  {name}")
    for path in downloads:
        size = path.stat().st_size
        say(f"{path.relative_to(ROOT)}: {size / 1e6:.0f} MB to download")
        if flavour.most_bytes and size > flavour.most_bytes:
            raise Stop(
                "The bundle is too large.",
                f"{size / 1e6:.0f} MB are to be downloaded, and {flavour.most_bytes / 1e6:.0f} MB were promised.",
                "See above what is large, and leave out in packaging/bundle_contents.py what is not used.",
            )


def main() -> int:
    """Build, pack, measure, and use what was built."""
    arguments = _parse()
    began_s = time.monotonic()
    try:
        _go(arguments)
    except Stop as stop:
        return explain(stop)
    say(f"\nDone ({time.monotonic() - began_s:.0f} s).")
    return 0


def _go(arguments: argparse.Namespace) -> None:
    flavour = contents.FLAVOURS[arguments.flavour]
    needed = arguments.smoke or not arguments.kept
    python = Path(arguments.python) if arguments.python else prepare(flavour) if needed else Path(sys.executable)
    folder = _kept(flavour) if arguments.kept else build(flavour, python)
    downloads = [] if arguments.unpacked else [_packed(folder) if arguments.kept else pack(folder)]
    used = downloads[0] if downloads else folder
    if arguments.appimage:
        downloads += bundle_appimage.make(folder)
    report(folder, downloads, flavour)
    if arguments.smoke:
        bundle_smoke.run(used, _more(flavour, python, arguments.encoder))


def _more(flavour: Flavour, python: Path, encoders: list[Path]) -> list[Callable[[str, bundle_smoke.Account], None]]:
    """What the smoke run does besides the usual."""
    more: list[Callable[[str, bundle_smoke.Account], None]] = [
        lambda findling, account: bundle_smoke_assistant.ask(findling, account, *bundle_smoke.QUERY),
        lambda findling, account: bundle_smoke_media.read(findling, account, python),
    ]
    more += [
        lambda findling, account, path=path: bundle_smoke_full.import_encoder(findling, account, path)
        for path in encoders
    ]
    if flavour.name == "full":
        more.append(lambda findling, account: bundle_smoke_full.use(findling, account, python))
    return more


def _kept(flavour: Flavour) -> Path:
    folder = _DIST / contents.archive_name(flavour.name, platform.machine())
    if not folder.is_dir():
        raise Stop("There is no bundle yet.", f"{folder} is missing.", "Run this again without --kept.")
    return folder


def _packed(folder: Path) -> Path:
    """The archive of a bundle that was built before."""
    found = (folder.with_name(folder.name + ending) for ending in (".tar.xz", ".zip"))
    return next((archive for archive in found if archive.is_file()), None) or pack(folder)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--flavour", choices=sorted(contents.FLAVOURS), default="basic")
    parser.add_argument("--smoke", action="store_true", help="use the bundle on a clean account afterwards")
    parser.add_argument("--appimage", action="store_true", help="make an AppImage as well (Linux)")
    parser.add_argument("--kept", action="store_true", help="build nothing: take what was built before")
    parser.add_argument("--unpacked", action="store_true", help="make no archive; the smoke run takes the folder")
    parser.add_argument(
        "--encoder", metavar="PATH", type=Path, action="append", default=[], help="imported and used by the smoke run"
    )
    parser.add_argument("--python", metavar="PYTHON", help="interpreter of an environment that is used as it is")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
