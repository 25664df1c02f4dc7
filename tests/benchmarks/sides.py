"""What side_by_side.py compares, each run from outside as a person would run it: commands that index and answer.

A side's processes are watched while they work: their memory is that of all of them together, shared pages counted once.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import clip_tools
import comparing
import psutil

_HERE = Path(__file__).resolve().parent
_LOOK_EVERY_S = 0.2
_MOST_S = 3600.0


class SideFailed(Exception):
    """A side's process ended with an error; the text is the last of what it said."""


@dataclass
class Memory:
    """The memory of a process with all that it has started. Attributes: most_bytes: at its highest."""

    most_bytes: int = 0

    def look(self, process: psutil.Process) -> None:
        with suppress(psutil.NoSuchProcess):
            held = sum(_bytes(one) for one in (process, *process.children(recursive=True)))
            self.most_bytes = max(self.most_bytes, held)


def _bytes(process: psutil.Process) -> int:
    try:
        used = process.memory_full_info()
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0
    return int(getattr(used, "pss", used.rss))


@dataclass
class Side:
    """One way to search among pictures.

    Attributes:
        name: of its column.
        holds: its folder: what it makes of the pictures.
        memory: of indexing.
    """

    name: str
    holds: Path
    memory: Memory = field(default_factory=Memory)

    def clear(self) -> None:
        """Forget all pictures, as if nothing had been indexed."""
        shutil.rmtree(self.holds, ignore_errors=True)
        self.holds.mkdir(parents=True)

    def index_s(self, pictures: Path) -> float:
        """Index a folder, from nothing. Returns: seconds from the start of the first process to the end of the last."""
        self.clear()
        start_s = time.perf_counter()
        for command in self.indexing(pictures):
            run(command, self.environment, self.memory, self.place(pictures))
        return time.perf_counter() - start_s

    def indexing(self, pictures: Path) -> Iterator[Sequence[str]]:
        """The commands that index a folder, one after the other."""
        raise NotImplementedError

    def asking(self, query: str) -> Sequence[str] | None:
        """A command that answers one query; None: there is none, and the program that stays is started anew."""
        raise NotImplementedError

    def staying(self) -> Sequence[str] | None:
        """A program that answers a query for every line; None where the side has nothing of the kind."""
        raise NotImplementedError

    @property
    def environment(self) -> Mapping[str, str]:
        return {}

    def place(self, pictures: Path) -> Path:
        """The folder to run in."""
        return self.holds

    def disk_bytes(self) -> int:
        """What it keeps of the pictures; weights do not count."""
        return sum(path.stat().st_size for path in self.holds.rglob("*") if path.is_file())


@dataclass
class Findling(Side):
    """The command line, and the engine that the window starts."""

    template: Path | None = None  # a library without pictures, with an encoder

    def clear(self) -> None:
        shutil.rmtree(self.holds, ignore_errors=True)
        if self.template is None:
            self.holds.mkdir(parents=True)
        else:
            shutil.copytree(self.template, self.holds, copy_function=_link)

    def indexing(self, pictures: Path) -> Iterator[Sequence[str]]:
        yield *_FINDLING, "index", str(pictures), "--library", str(self.holds)

    def asking(self, query: str) -> Sequence[str]:
        return *_FINDLING, "search", query, "--limit", "10", "--json", "--library", str(self.holds)

    def staying(self) -> Sequence[str]:
        return sys.executable, str(_HERE / "answering_engine.py"), str(self.holds)

    @property
    def environment(self) -> Mapping[str, str]:
        return {"PYTHONPATH": str(comparing.ROOT)}

    def disk_bytes(self) -> int:
        mine = [path for path in self.holds.rglob("*") if path.is_file() and "encoders" not in path.parts]
        return sum(path.stat().st_size for path in mine)


@dataclass
class Plain(Side):
    """Thirty lines of open_clip with numpy, or with FAISS in its place."""

    how: str = "numpy"

    def indexing(self, pictures: Path) -> Iterator[Sequence[str]]:
        yield *self._script, "index", str(clip_tools.checkpoint()), str(pictures), str(self.holds)

    def asking(self, query: str) -> None:
        return None

    def staying(self) -> Sequence[str]:
        return *self._script, self.how, str(clip_tools.checkpoint()), str(self.holds)

    @property
    def _script(self) -> Sequence[str]:
        return sys.executable, str(_HERE / "plain_clip.py")


@dataclass
class Rclip(Side):
    """rclip: every query is a process of its own."""

    pictures: Path = Path()

    def clear(self) -> None:
        super().clear()
        for path in clip_tools.rclip_weights().iterdir():
            (self.holds / path.name).symlink_to(path)

    def indexing(self, pictures: Path) -> Iterator[Sequence[str]]:
        self.pictures = pictures
        yield *self._command, "anything"

    def asking(self, query: str) -> Sequence[str]:
        return *self._command, "--no-indexing", "--filepath-only", query

    def staying(self) -> None:
        return None

    @property
    def environment(self) -> Mapping[str, str]:
        return {"RCLIP_DATADIR": str(self.holds), "HF_HUB_OFFLINE": "1"}

    def place(self, pictures: Path) -> Path:
        return pictures

    def disk_bytes(self) -> int:
        return sum(path.stat().st_size for path in self.holds.glob("db.sqlite3*"))

    @property
    def _command(self) -> Sequence[str]:
        return str(clip_tools.RCLIP.python), "-m", "rclip"


@dataclass
class ClipRetrieval(Side):
    """clip-retrieval: two commands that index, and its server's own code without its port."""

    def indexing(self, pictures: Path) -> Iterator[Sequence[str]]:
        command, vectors = (*self._script, "command"), str(self.holds / "vectors")
        options = ("--clip_model", self._model, "--use_jit", "False", "--enable_text", "False")
        folders = ("--input_dataset", str(pictures), "--output_folder", vectors)
        yield *command, "inference", *folders, *options, "--batch_size", "32", "--num_prepro_workers", "2"
        yield *command, "index", "--embeddings_folder", vectors, "--index_folder", str(self.holds / "index")

    def asking(self, query: str) -> None:
        return None

    def staying(self) -> Sequence[str]:
        return *self._script, self._model, str(self.holds / "index")

    @property
    def environment(self) -> Mapping[str, str]:
        return {"HF_HUB_OFFLINE": "1", "WANDB_MODE": "disabled"}

    @property
    def _script(self) -> Sequence[str]:
        return str(clip_tools.CLIP_RETRIEVAL.python), str(_HERE / "answering_retrieval.py")

    @property
    def _model(self) -> str:
        return f"open_clip:ViT-B-32-256/{clip_tools.checkpoint()}"


_FINDLING = (sys.executable, "-m", "models")


def _link(source: str, target: str) -> str:
    """Weights need not be copied; what is written to must be."""
    if "encoders" in Path(source).parts and not source.endswith(".json"):
        os.link(source, target)
        return target
    return str(shutil.copy2(source, target))


def run(command: Sequence[str], environment: Mapping[str, str], memory: Memory, place: Path) -> str:
    """Run a command to its end, and watch its memory. Returns: what it printed. Raises: SideFailed."""
    with _started(command, environment, memory, place, stdin=subprocess.DEVNULL) as process:
        said, _ = process.communicate(timeout=_MOST_S)
    return said


class Staying:
    """A program that stays, and answers line by line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, query: str) -> list[str]:
        """Ask, and wait. Returns: names, the best first. Raises: SideFailed."""
        assert self._process.stdin is not None and self._process.stdout is not None
        with suppress(BrokenPipeError):
            self._process.stdin.write(query + "\n")
            self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise SideFailed("it ended before it had answered")
        found: list[str] = json.loads(line)
        return found


@contextmanager
def staying(side: Side, memory: Memory) -> Iterator[Staying]:
    """The side's program that stays."""
    command = side.staying()
    assert command is not None
    with _started(command, side.environment, memory, side.place(Path()), stdin=subprocess.PIPE) as process:
        yield Staying(process)
        assert process.stdin is not None
        process.stdin.close()
        process.wait(_MOST_S)


@contextmanager
def _started(
    command: Sequence[str], environment: Mapping[str, str], memory: Memory, place: Path, stdin: int
) -> Iterator[subprocess.Popen[str]]:
    """A process, its memory watched until the end. Raises: SideFailed, with its last words."""
    with tempfile.TemporaryFile("w+", errors="replace") as complaints:
        process: subprocess.Popen[Any] = subprocess.Popen(
            list(command),
            env={**os.environ, **environment},
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
            cwd=place,
        )
        ended = threading.Event()
        watch = threading.Thread(target=_watch, args=(process.pid, memory, ended))
        watch.start()
        try:
            yield process
        except SideFailed:
            process.wait(_MOST_S)
            complaints.seek(0)
            raise SideFailed(_last_line(complaints.read())) from None
        finally:
            ended.set()
            watch.join()
            if process.poll() is None:
                process.kill()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
            process.wait()
        if process.returncode:
            complaints.seek(0)
            raise SideFailed(_last_line(complaints.read()))


def _watch(pid: int, memory: Memory, ended: threading.Event) -> None:
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        while not ended.wait(_LOOK_EVERY_S):
            memory.look(process)


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else "it said nothing"
