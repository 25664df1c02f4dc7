"""Real media for the tests: two Debian packages, fetched once, unpacked into `.cache/media`, never committed.

`tuxpaint-stamps-default` has pictures with a one-line English description beside each, and sounds of many of them.
`debian-faq` has questions, each with the section that answers it.
"""

from __future__ import annotations

import functools
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from lxml import html

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "media"
PACKAGES = ("tuxpaint-stamps-default", "debian-faq")

_FETCH_S = 600
_STAMPS = Path("usr/share/tuxpaint/stamps")
_FAQ = Path("usr/share/doc/debian/FAQ")
_PICTURES = (".png", ".jpg", ".jpeg")
_SOUNDS = (".ogg", ".wav")
# A spoken clip: the description read out (_desc), or a word in another language (_de, _zh_tw, _en_GB).
_SPOKEN = re.compile(r"_desc(_|$)|_[a-z]{2}(_[A-Za-z]{2})?$")
# Letters and digits are spoken in any language; they have no sound of their own.
_SPOKEN_FOLDERS = ("symbols/alphabets", "symbols/math")


class MediaUnavailable(Exception):
    """Neither the cache nor a Debian archive is within reach; the text says which step failed."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A picture.

    Attributes:
        caption: what it shows, one English line.
        sounds: its sound effects; spoken clips are left out.
    """

    path: Path
    caption: str
    sounds: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class FaqPair:
    """A question and the section that answers it.

    Attributes:
        question: the section's heading, without its number.
        answer_text: the section without its heading, as one line of text.
        path: the HTML file that holds it.
        anchor: the section's id in that file.
    """

    question: str
    answer_text: str
    path: Path
    anchor: str


def folder(package: str) -> Path:
    """Where a package lies unpacked; the first call fetches it.

    Raises: MediaUnavailable: it is not in the cache and cannot be fetched.
    """
    target = CACHE / package
    if not target.is_dir():
        for tool in ("apt-get", "dpkg-deb"):
            if shutil.which(tool) is None:
                raise MediaUnavailable(f"{package} is not in {CACHE}, and this system has no {tool} to fetch it")
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE, prefix=".part-") as work:
            _unpack(_download(package, Path(work)), Path(work) / "unpacked")
            # Renamed when complete: a fetch that was interrupted leaves nothing that looks like the package.
            (Path(work) / "unpacked").rename(target)
    return target


@functools.cache
def stamps() -> tuple[Stamp, ...]:
    """All pictures that have a description, sorted by path. Raises: MediaUnavailable."""
    found = []
    for path in sorted((folder("tuxpaint-stamps-default") / _STAMPS).rglob("*")):
        caption = _caption(path)
        if path.suffix in _PICTURES and caption:
            found.append(Stamp(path, caption, tuple(_sounds_beside(path))))
    return tuple(found)


@functools.cache
def stamp_sounds() -> tuple[tuple[Path, str], ...]:
    """All sound effects with the description of what makes the sound, sorted by path. Raises: MediaUnavailable."""
    found = []
    for path in sorted((folder("tuxpaint-stamps-default") / _STAMPS).rglob("*")):
        if path.suffix in _SOUNDS and _is_effect(path) and _caption(path):
            found.append((path, _caption(path)))
    return tuple(found)


@functools.cache
def faq() -> tuple[FaqPair, ...]:
    """All questions with their sections, in the order of the files. Raises: MediaUnavailable.

    Sections that only hold other sections are left out, and so is the chapter about the FAQ itself.
    """
    pairs = []
    for path in sorted((folder("debian-faq") / _FAQ).glob("*.en.html")):
        if path.name != "faqinfo.en.html":
            pairs += _pairs(path)
    return tuple(pairs)


def _pairs(path: Path) -> list[FaqPair]:
    page = html.parse(str(path), parser=html.HTMLParser(encoding="utf-8")).getroot()
    pairs = []
    for section in page.iterfind(".//div[@class='section']"):
        if section.find(".//div[@class='section']") is not None:
            continue
        title = section.find(".//*[@class='title']")
        anchor = title.find(".//a[@id]")
        body = " ".join(part.text_content() for part in section if part.get("class") != "titlepage")
        question = re.sub(r"^[\d.]+\s+", "", _one_line(title.text_content()))
        pairs.append(FaqPair(question, _one_line(body), path, anchor.get("id")))
    return pairs


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _caption(path: Path) -> str:
    """The first line of the description beside a file; "" where there is none."""
    description = path.with_suffix(".txt")
    if not description.is_file():
        return ""
    with description.open(encoding="utf-8") as lines:
        return lines.readline().strip()


def _sounds_beside(picture: Path) -> list[Path]:
    sounds = [picture.with_suffix(suffix) for suffix in _SOUNDS]
    return [sound for sound in sounds if sound.is_file() and _is_effect(sound)]


def _is_effect(sound: Path) -> bool:
    spoken_folder = any(folder in sound.as_posix() for folder in _SPOKEN_FOLDERS)
    return not spoken_folder and _SPOKEN.search(sound.stem) is None


def _download(package: str, work: Path) -> Path:
    """Fetch one package with this system's apt; with package lists of its own where the system has none."""
    download = ["apt-get", "--quiet=2", "download", package]
    failure = _run(download, work)
    if failure:
        lists, cache = work / "lists", work / "cache"
        for place in (lists / "partial", cache / "archives" / "partial"):
            place.mkdir(parents=True)
        private = ["-o", f"Dir::State::Lists={lists}", "-o", f"Dir::Cache={cache}", "-o", "APT::Sandbox::User=root"]
        failure = _run(["apt-get", *private, "--quiet=2", "update"], work)
        failure = _run([download[0], *private, *download[1:]], work) or ""
    fetched = sorted(work.glob("*.deb"))
    if failure or not fetched:
        raise MediaUnavailable(f"{package} cannot be fetched: {failure or 'apt-get download left no file'}")
    return fetched[0]


def _unpack(archive: Path, target: Path) -> None:
    failure = _run(["dpkg-deb", "--extract", str(archive), str(target)], archive.parent)
    if failure:
        raise MediaUnavailable(f"{archive.name} cannot be unpacked: {failure}")


def _run(command: list[str], folder: Path) -> str:
    """Run a command. Returns: why it failed, its last line; "" where it did not."""
    try:
        ended = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, errors="replace", timeout=_FETCH_S, check=False
        )
    except subprocess.TimeoutExpired:
        return f"{command[0]} took longer than {_FETCH_S} s"
    if ended.returncode == 0:
        return ""
    lines = (ended.stdout + ended.stderr).strip().splitlines()
    return lines[-1] if lines else f"{command[0]} ended with status {ended.returncode}"
