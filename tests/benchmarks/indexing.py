"""How fast real files are indexed, compared with the encoder alone.

Run: python tests/benchmarks/indexing.py [--quick]
Sides take turns: the whole pipeline (scan, decode, encode, write, add to the indexes), nothing but decoding and
encoding with the same processes on all cores (the floor), the same encoder process fed with the same inputs already
decoded, and the decoders alone. Processes are warm: starting them is not measured.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import comparing
import media_cache
import psutil

from models.encoders.encoders import Encoders
from models.encoders.protocol import Description
from models.encoders.team import EncoderTeam
from models.engine import Engine
from models.jobs import JobControl
from models.kinds import Kind
from models.library.writing import WriteStage
from models.media.parts import DecodeRequest, Piece
from models.media.pool import DecoderPool
from models.search.indexes import Indexes
from models.spaces import PictureInput

_THREADS = max(2, (os.cpu_count() or 2) - 1)


class Lent:
    """Encoders or decoders that outlive the engine they are lent to, and how long calls of `timed` took."""

    def __init__(self, owned: Any, timed: str = "") -> None:
        self._owned = owned
        self._timed = timed
        self.busy_s = 0.0

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._owned, name)
        return self._clocked(found) if name == self._timed else found

    def close(self) -> None:
        """The engine is through with them; the benchmark is not."""

    def _clocked(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def clocked(*args: Any) -> Any:
            start_s = time.perf_counter()
            try:
                return call(*args)
            finally:
                self.busy_s += time.perf_counter() - start_s

        return clocked


@dataclass
class Spent:
    """Where the time of one run of the pipeline went, in seconds; CPU time of the processes, and of parts of the
    engine's own threads the time on the clock."""

    total: float
    encoder_busy: float
    encoder_cpu: float
    decoders_cpu: float
    engine_cpu: float
    writing: float
    adding: float


class Bench:
    """One encoder with files for it."""

    def __init__(self, encoders: Encoders, decoders: DecoderPool, kind: Kind, media: Path) -> None:
        self._encoders = encoders
        self._decoders = decoders
        self._kind = kind
        self._media = media
        self._paths = sorted(os.fsencode(path) for path in media.iterdir())
        self._encoder: Description = next(one for one in encoders.active() if kind in one.kinds)
        self.pieces = self._decode_all()
        self.spent: list[Spent] = []
        self.alone_cpu_s: list[float] = []
        encoders.encode_media(self._encoder.name, self._inputs(self.pieces[:1]))

    def warm_up(self) -> None:
        """Let all processes of the encoder start."""
        self.run_pipeline()
        self.spent.clear()

    def run_decoders(self) -> float:
        """Pieces per second of the decoders alone."""
        start_s = time.perf_counter()
        self._decode_all()
        return len(self.pieces) / (time.perf_counter() - start_s)

    def run_floor(self) -> float:
        """Pieces per second of all processes that decode and encode, with nothing else to do: no scan, no catalogue."""
        start_s = time.perf_counter()
        with ThreadPoolExecutor(_THREADS) as decoding, ThreadPoolExecutor(self._team().most) as encoding:
            batches, batch = [], []
            for pieces in decoding.map(self._decode, self._paths):
                batch += self._inputs(pieces)
                while len(batch) >= self._encoder.batch:
                    now, batch = batch[: self._encoder.batch], batch[self._encoder.batch :]
                    batches.append(encoding.submit(self._encoders.encode_media, self._encoder.name, now))
            if batch:
                batches.append(encoding.submit(self._encoders.encode_media, self._encoder.name, batch))
            for one in batches:
                one.result()
        return len(self.pieces) / (time.perf_counter() - start_s)

    def run_encoder(self) -> float:
        """Pieces per second of the encoder alone."""
        inputs = self._inputs(self.pieces)
        before, start_s = _cpu_s(self._encoder_pids()), time.perf_counter()
        for first in range(0, len(inputs), self._encoder.batch):
            self._encoders.encode_media(self._encoder.name, inputs[first : first + self._encoder.batch])
        total_s = time.perf_counter() - start_s
        self.alone_cpu_s.append(_since(before))
        return len(inputs) / total_s

    def run_with_one(self) -> float:
        """As `run_pipeline`, with a single process for the encoder; what it took is not gathered."""
        team = self._team()
        most, team.most = team.most, 1
        members, idle = list(team._members), list(team._idle)
        team._members[1:], team._idle[:] = [], members[:1]
        try:
            return self.run_pipeline()
        finally:
            self.spent.pop()
            team.most = most
            team._members[:], team._idle[:] = members, idle

    def run_pipeline(self) -> float:
        """Pieces per second from an empty library to one that is saved."""
        encoders = Lent(self._encoders, "encode_media")
        with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
            writing = stack.enter_context(_clocked_method(WriteStage, "write"))
            adding = stack.enter_context(_clocked_method(Indexes, "add"))
            engine = stack.enter_context(
                closing(Engine(Path(folder), encoders=encoders, decoders=Lent(self._decoders)))
            )
            engine.library.add_folder(os.fsencode(self._media))
            engine.warm_up()
            encoder, decoders = _cpu_s(self._encoder_pids()), _cpu_s(self._decoder_pids())
            own_s, start_s = time.process_time(), time.perf_counter()
            for _ in engine.index(JobControl()):
                pass
            total_s = time.perf_counter() - start_s
            cpu = _since(encoder), _since(decoders), time.process_time() - own_s
            assert not engine.failures()
        self.spent.append(Spent(total_s, encoders.busy_s, *cpu, writing[0], adding[0]))
        return len(self.pieces) / total_s

    def _inputs(self, pieces: Sequence[Piece]) -> list[Any]:
        return [piece.input_for(self._encoder.input) for piece in pieces]

    def _decode_all(self) -> list[Piece]:
        with ThreadPoolExecutor(_THREADS) as threads:
            return [piece for pieces in threads.map(self._decode, self._paths) for piece in pieces]

    def _decode(self, path: bytes) -> list[Piece]:
        wanted = self._encoder.input
        request = DecodeRequest(pictures=(wanted,) if isinstance(wanted, PictureInput) else ())
        with self._decoders.borrow() as decoder:
            decoder.identify(path)
            return [part for part in decoder.decode(path, self._kind, request) if isinstance(part, Piece)]

    def _team(self) -> EncoderTeam:
        return next(
            one for key, one in self._encoders._running.items() if key[0] == self._encoder.name and key[1] == "media"
        )

    def _encoder_pids(self) -> list[int]:
        return [member.pid for member in self._team()._members if member.pid is not None]

    def _decoder_pids(self) -> list[int]:
        return [worker.pid for worker in self._decoders._workers if worker.pid is not None]


def copy_pictures(folder: Path, most: int) -> Path:
    """Real pictures under numbers for names."""
    for number, stamp in enumerate(media_cache.stamps()[:most]):
        shutil.copy(stamp.path, folder / f"{number:04d}{stamp.path.suffix}")
    return folder


def write_documents(folder: Path, most: int) -> Path:
    """Real texts under numbers for names."""
    for number, pair in enumerate(media_cache.faq()[:most]):
        (folder / f"{number:04d}.txt").write_text(pair.answer_text, encoding="utf-8")
    return folder


@contextmanager
def _clocked_method(owner: type, name: str) -> Iterator[list[float]]:
    """Add up how long a method takes, in the one place of the list."""
    spent = [0.0]
    plain = getattr(owner, name)

    def clocked(*args: Any) -> Any:
        start_s = time.perf_counter()
        try:
            return plain(*args)
        finally:
            spent[0] += time.perf_counter() - start_s

    with mock.patch.object(owner, name, clocked):
        yield spent


def _cpu_s(pids: Sequence[int]) -> dict[int, float]:
    """CPU time of processes so far."""
    found = {}
    for pid in pids:
        with contextlib.suppress(psutil.NoSuchProcess):
            times = psutil.Process(pid).cpu_times()
            found[pid] = times.user + times.system
    return found


def _since(before: dict[int, float]) -> float:
    """CPU time of processes since then; one that was replaced meanwhile counts nothing."""
    now = _cpu_s(list(before))
    return sum(now[pid] - before[pid] for pid in now)


def _report(bench: Bench, rounds: int) -> None:
    bench.warm_up()
    sides = {
        "pipeline": bench.run_pipeline,
        "floor": bench.run_floor,
        "one": bench.run_with_one,
        "encoder": bench.run_encoder,
        "decoders": bench.run_decoders,
    }
    measured = comparing.take_turns(sides, rounds)
    comparing.say("processes of the encoder", len(bench._encoder_pids()))
    for name, text in (("encoder", "one process of the encoder alone"), ("decoders", "decoders alone")):
        comparing.say(text, comparing.median_and_range(measured[name]), "items/s")
    comparing.say("decoding and encoding alone, all cores", comparing.median_and_range(measured["floor"]), "items/s")
    comparing.say("whole pipeline with one process", comparing.median_and_range(measured["one"]), "items/s")
    comparing.say("whole pipeline", comparing.median_and_range(measured["pipeline"]), "items/s")
    others = {"floor": "decoding and encoding alone", "one": "that with one process", "encoder": "the encoder alone"}
    for name, text in others.items():
        times = comparing.median_and_range(comparing.ratios(measured["pipeline"], measured[name]))
        comparing.say(f"whole pipeline to {text}", times, "times")
    inside_s = [spent.encoder_cpu for spent in bench.spent]
    times = comparing.median_and_range(comparing.ratios(inside_s, bench.alone_cpu_s))
    comparing.say("encoder's processor time, in the pipeline to alone", times, "times")
    for name in Spent.__dataclass_fields__:
        if name != "total":
            shares = [getattr(spent, name) / spent.total * 100 for spent in bench.spent]
            comparing.say(f"  {name.replace('_', ' ')}", comparing.median_and_range(shares, 0), "% of the time")


def main() -> None:
    quick = comparing.is_quick("How fast real files are indexed.")
    rounds, most = (1, 100) if quick else (5, 400)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        encoders = stack.enter_context(closing(Encoders(Path(folder) / "encoders")))
        decoders = stack.enter_context(closing(DecoderPool(_THREADS)))
        for kind, collect in ((Kind.IMAGE, copy_pictures), (Kind.DOCUMENT, write_documents)):
            media = Path(folder) / kind.value
            media.mkdir()
            bench = Bench(encoders, decoders, kind, collect(media, most))
            files = len(list(media.iterdir()))
            comparing.title(
                f"Files indexed ({rounds} rounds)", f"{files} {kind.value} files, {len(bench.pieces)} items"
            )
            _report(bench, rounds)


if __name__ == "__main__":
    main()
