"""Findling beside what a person would otherwise use, on the same pictures, queries and weights, in one run.

Run: python tests/benchmarks/side_by_side.py [--quick] [--with-tools]
Sides are processes, run as a person would: Findling with its basic encoder, and with the network of OpenCLIP that the
others use; thirty lines of open_clip with numpy, and with FAISS; and the tools of clip_tools.py, where they are
installed (`--with-tools` does that; nothing else is ever downloaded). Sides take turns. Weights are random: this says
nothing about how well pictures are found, for which see docs/quality.md.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import clip_tools
import comparing
import media_cache
from exact_answers import recall
from figures import number_text
from PIL import Image
from sides import ClipRetrieval, Findling, Memory, Plain, Rclip, Side, SideFailed, run, staying

from models.reports import Mark, Plot, Series

_BASE = "open_clip + numpy"
_FAISS = "open_clip + FAISS flat"
_BASIC, _OPENCLIP = "Findling, basic encoder", "Findling, OpenCLIP"
# Of what starting takes; what all pictures take beyond it must be more to be told from it.
_LEAST_SHARE = 0.25
_SHORT = {_BASE: "numpy", _FAISS: "FAISS flat", _BASIC: "Findling, basic", _OPENCLIP: "Findling, CLIP"}


@dataclass
class Measured:
    """What was measured of a side, round by round."""

    start_s: list[float] = field(default_factory=list)
    whole_s: list[float] = field(default_factory=list)
    first_s: list[float] = field(default_factory=list)
    command_s: list[float] = field(default_factory=list)
    warm_ms: list[float] = field(default_factory=list)
    recall: float | None = None
    disk_bytes: int = 0
    answering: Memory = field(default_factory=Memory)

    def per_s(self, pictures: int) -> list[float]:
        """Pictures a second, once a side has started: what one picture takes is what starting takes.

        Returns: one for each round; none where all pictures took hardly longer than one did.
        """
        more_s = [whole - one for whole, one in zip(self.whole_s, self.start_s, strict=True)]
        if any(more < _LEAST_SHARE * one for more, one in zip(more_s, self.start_s, strict=True)):
            return []
        return [(pictures - 1) / more for more in more_s]


def write_pictures(folder: Path, most: int) -> None:
    """Real pictures as JPEG, as cameras make them, under numbers for names."""
    for number, stamp in enumerate(media_cache.stamps()[:most]):
        picture = Image.open(stamp.path).convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        paper.alpha_composite(picture)
        paper.convert("RGB").save(folder / f"{number:04d}.jpg", quality=92)


def make_sides(folder: Path) -> list[Side]:
    """All that can be had here; what cannot is said."""
    sides: list[Side] = [
        Findling(_BASIC, folder / "basic"),
        Findling(_OPENCLIP, folder / "openclip", template=_library_with_openclip(folder / "template")),
        Plain(_BASE, folder / "numpy"),
        Plain(_FAISS, folder / "faiss", how="faiss"),
    ]
    for tool, side in ((clip_tools.RCLIP, Rclip), (clip_tools.CLIP_RETRIEVAL, ClipRetrieval)):
        if tool.is_there:
            sides.append(side(tool.wanted[0].replace("==", " "), folder / tool.name))
        else:
            comparing.note(f"{tool.name} was skipped: it is not installed. With --with-tools it is downloaded first.")
    return sides


def _library_with_openclip(library: Path) -> Path:
    """A library without pictures whose pictures are to be looked at by the network alone."""
    side = Findling("", library)
    side.clear()
    here, memory = ["--library", str(library)], Memory()
    command = [*side.asking("")[:3], "encoders"]
    weights = ["import", str(clip_tools.checkpoint()), "--architecture", "ViT-B-32-256", "--json"]
    start_s = time.perf_counter()
    said = json.loads(run([*command, *weights, *here], side.environment, memory, library))
    run([*command, "use", said["name"], *here], side.environment, memory, library)
    comparing.title("Findling, OpenCLIP: imported and measured once")
    comparing.say("import", time.perf_counter() - start_s, "s")
    chosen = next((library / "encoders").rglob("runtime.json"))
    record = json.loads(chosen.read_text())
    comparing.say("runtime for pictures", str(record["media"]["runtime"]))
    comparing.say("runtime for words", str(record["text"]["runtime"]))
    return library


def measure(sides: list[Side], pictures: Path, one: Path, queries: Sequence[str], rounds: int) -> dict[str, Measured]:
    """Let all sides index and answer in turns; one that fails is left out from then on, and that is said."""
    measured = {side.name: Measured() for side in sides}
    for number in range(rounds):
        for side in list(sides) if number % 2 == 0 else list(reversed(sides)):
            took = measured[side.name]
            if not _tried(side, sides, lambda side=side, took=took: _measure_once(side, took, pictures, one, queries)):
                del measured[side.name]
    for side in list(sides):
        took = measured[side.name]
        if not _tried(side, sides, lambda side=side, took=took: _ask_all(side, took, queries)):
            del measured[side.name]
    return measured


def _tried(side: Side, sides: list[Side], act: Callable[[], None]) -> bool:
    try:
        act()
    except SideFailed as error:
        comparing.note(f"{side.name} was left out: {error}")
        sides.remove(side)
        return False
    return True


def _measure_once(side: Side, took: Measured, pictures: Path, one: Path, queries: Sequence[str]) -> None:
    """Index one picture, then all; then ask once in new processes."""
    took.start_s.append(side.index_s(one))
    took.whole_s.append(side.index_s(pictures))
    took.disk_bytes = side.disk_bytes()
    query = queries[len(took.first_s) % len(queries)]
    if side.asking(query) is not None:
        took.command_s.append(_timed(lambda: _by_command(side, took, query)))
    if side.staying() is None:
        took.first_s.append(took.command_s[-1])
        return
    start_s = time.perf_counter()
    with staying(side, took.answering) as program:
        program.ask(query)
        took.first_s.append(time.perf_counter() - start_s)


def _ask_all(side: Side, took: Measured, queries: Sequence[str]) -> None:
    """Ask everything of one program that stays, or of one process each; then compare with what is exact."""
    answers: dict[str, list[str]] = {}
    if side.staying() is None:
        for query in queries[:5]:
            took.command_s.append(_timed(lambda query=query: answers.update({query: _by_command(side, took, query)})))
    else:
        with staying(side, took.answering) as program:
            program.ask("something to begin with")
            for query in queries:
                took.warm_ms.append(_timed(lambda query=query: answers.update({query: program.ask(query)})) * 1000)
    took.recall = recall(side, answers)


def _by_command(side: Side, took: Measured, query: str) -> list[str]:
    command = side.asking(query)
    assert command is not None
    said = run(command, side.environment, took.answering, side.place(getattr(side, "pictures", Path())))
    return [Path(line.strip()).name for line in said.splitlines()]


def _timed(act: Callable[[], object]) -> float:
    start_s = time.perf_counter()
    act()
    return time.perf_counter() - start_s


def report(sides: Sequence[Side], measured: dict[str, Measured], pictures: int) -> None:
    """Say everything, a column for each side, with ratios to the plain one, round by round."""
    base = measured[_BASE]
    for side in sides:
        took = measured[side.name]
        comparing.title(f"{pictures} pictures, side by side", side.name)
        speeds, plain_speeds = took.per_s(pictures), base.per_s(pictures)
        if speeds and plain_speeds:
            _say("pictures indexed", speeds, plain_speeds, "a second", "more")
        else:
            comparing.say("pictures indexed", "too few to tell")
        _say("from nothing to all indexed, start included", took.whole_s, base.whole_s, "s", "less")
        _say("first answer after the start", took.first_s, base.first_s, "s", "less")
        if took.command_s:
            comparing.say(
                "an answer on the command line", comparing.median_and_range(took.command_s), "s", better="less"
            )
        if took.warm_ms:
            ratio = statistics.median(took.warm_ms) / statistics.median(base.warm_ms)
            spread = comparing.p50_and_p99(took.warm_ms)
            comparing.say("a query, once it runs", spread, "ms", ratio=ratio, to=_BASE, better="less")
        else:
            comparing.say("a query, once it runs", "a new process each")
        recalled = "several spaces" if took.recall is None else comparing.exactly(took.recall, 3)
        comparing.say("recall@10 to exact, own vectors", recalled)
        for text, held, plain in (
            ("memory while indexing", side.memory.most_bytes, _named(sides, _BASE).memory.most_bytes),
            ("memory while answering", took.answering.most_bytes, base.answering.most_bytes),
            ("disk, without weights", took.disk_bytes, base.disk_bytes),
        ):
            comparing.say(text, held / 1e6, "MB", ratio=held / max(1, plain), to=_BASE, better="less")


def _say(text: str, mine: list[float], plain: list[float], unit: str, better: comparing.Better) -> None:
    times = comparing.median_and_range(comparing.ratios(mine, plain))
    comparing.say(text, comparing.median_and_range(mine), unit, ratio=times, to=_BASE, better=better)


def _named(sides: Sequence[Side], name: str) -> Side:
    return next(side for side in sides if side.name == name)


def draw(sides: Sequence[Side], measured: dict[str, Measured], pictures: int) -> None:
    """The two figures that people feel."""
    speeds = [statistics.median(measured[side.name].per_s(pictures) or [0.0]) for side in sides]
    waits = [_wait_ms(measured[side.name]) for side in sides]
    names = tuple(_SHORT.get(side.name, side.name.partition(" ")[0]) for side in sides)
    title = f"Pictures indexed a second, {pictures} pictures"
    comparing.plot("indexing", Plot(title, "", "pictures a second", _two(sides, speeds, "bars"), x_names=names))
    title = "From a query to ten pictures, in a program that stays where there is one"
    comparing.plot("waiting", Plot(title, "", "ms, median", _two(sides, waits, "points"), x_names=names, y_log=True))


def _wait_ms(took: Measured) -> float:
    return statistics.median(took.warm_ms) if took.warm_ms else statistics.median(took.command_s) * 1000


def _two(sides: Sequence[Side], values: Sequence[float], mark: Mark) -> tuple[Series, ...]:
    """Findling's in one colour, all others' in another; points with what they stand for."""
    found = []
    for name, ours in (("Findling", True), ("others", False)):
        chosen = [(float(at), values[at]) for at, side in enumerate(sides) if isinstance(side, Findling) == ours]
        texts = tuple(f"{number_text(value)} ms" for _, value in chosen) if mark == "points" else ()
        found.append(Series(name, tuple(chosen), mark, texts))
    return tuple(found)


def why_not() -> str:
    """What is missing without which nothing can be compared; "" where all is there."""
    absent = [name for name in ("torch", "torchvision", "open_clip") if importlib.util.find_spec(name) is None]
    if absent:
        return f"{' and '.join(absent)} cannot be imported here. They come with Findling's extra `clip`."
    try:
        media_cache.stamps()
    except media_cache.MediaUnavailable as error:
        return f"there are no pictures: {error}."
    return ""


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Findling beside what a person would otherwise use.")
    parser.add_argument("--quick", action="store_true", help="measure less, for a first look")
    parser.add_argument("--with-tools", action="store_true", help="download the other tools first, 2 to 5 GB")
    return parser.parse_args()


def main() -> None:
    arguments = read_arguments()
    most, rounds, asked = (40, 1, 10) if arguments.quick else (400, 3, 50)
    missing = why_not()
    if missing:
        comparing.note(f"Nothing was compared: {missing}")
        return
    clip_tools.PLACE.mkdir(parents=True, exist_ok=True)
    if arguments.with_tools:
        clip_tools.install()
    queries = [" ".join(stamp.caption.split()[:5]) for stamp in media_cache.stamps()[::7]][:asked]
    # Beside the weights, which are linked to, not copied.
    with tempfile.TemporaryDirectory(dir=clip_tools.PLACE) as work:
        pictures, one = Path(work) / "pictures", Path(work) / "one"
        pictures.mkdir()
        one.mkdir()
        write_pictures(pictures, most)
        shutil.copy(next(pictures.iterdir()), one)
        sides = make_sides(Path(work))
        measured = measure(sides, pictures, one, queries, rounds)
        if _BASE not in measured:
            raise SystemExit(f"Nothing can be compared: {_BASE} could not be measured, for the reason above.")
        report(sides, measured, len(list(pictures.iterdir())))
        draw(sides, measured, len(list(pictures.iterdir())))


if __name__ == "__main__":
    main()
