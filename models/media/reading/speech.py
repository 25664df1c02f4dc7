"""Spoken words: speech found by Silero's network and written down by Whisper, both through faster-whisper."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from models.errors import BadFile, BadFileReason
from models.kinds import Kind
from models.media import failures
from models.media.containers import LONGEST_S, too_long
from models.media.files import OpenFile, open_ordinary
from models.media.parts import Piece
from models.media.passages import Block, cut_passages
from models.media.reading import known
from models.media.reading.hearing import CHUNK_S, RATE_HZ, Stretch, Window, windows
from models.media.reading.hearing import LONGEST_S as LONGEST_WINDOW_S
from models.media.reading.protocol import ReaderUnavailable, out_of_memory
from models.media.signatures import HEAD_BYTES, check_content
from models.media.tape import Tape
from models.media.text import one_line
from models.media.windows import Resampled, Samples
from models.messages import say
from models.spaces import SoundInput

# What Whisper writes down of a noise is a guess, and it knows. Of 106 sound effects in which nobody speaks, 28 made it
# write "Thank you." or the like, and none of these passed; nor did anything in three hours of tones and noise.
_LEAST_LOG_BELIEF = -1.0
_MOST_NO_SPEECH = 0.5
_MOST_COMPRESSION = 2.4
_BEAMS = 5
_SHORTEST_SILENCE_MS = 500
_PADDING_MS = 200
_FILES = ("model.bin", "config.json", "tokenizer.json")


@dataclass(frozen=True, slots=True)
class Heard:
    """What was written down of a window.

    Attributes:
        log_belief: mean logarithm of the belief in each piece of a word, 0 at best.
        no_speech: belief that nobody speaks, 0 to 1.
        compression: how many times shorter the text becomes when compressed; high when it goes round in circles.
    """

    text: str
    log_belief: float
    no_speech: float
    compression: float


class Ear(Protocol):
    """Finds speech and writes it down. All sound is mono at `RATE_HZ`."""

    def find_speech(self, samples: Samples) -> Sequence[Stretch]:
        """Stretches of speech in order, none longer than a window."""

    def listen(self, samples: Samples) -> Heard:
        """Write down at most a window's length of speech."""


class SpeechReader:
    """Writes down what is said in sounds and films.

    Args:
        ear: finds speech and writes it down.
    """

    def __init__(self, ear: Ear) -> None:
        self._ear = ear

    def read(self, path: bytes, kind: Kind, done: int, after_s: float) -> Iterator[Piece | None]:
        """As `Reader.read`; None after each chunk and each window."""
        with open_ordinary(path) as opened:
            try:
                check_content(path, kind, opened.file.read(HEAD_BYTES))
                yield from self._read(opened, kind, done, after_s)
            except BadFile as error:
                opened.check_unchanged()  # a file that is being written to fails in all sorts of ways
                if error.reason is BadFileReason.NOTHING_INSIDE:
                    return  # a film without sound
                raise
            opened.check_unchanged()

    def _read(self, opened: OpenFile, kind: Kind, ordinal: int, after_s: float) -> Iterator[Piece | None]:
        with failures.reading(kind), Tape(opened.file, kind) as tape:
            begins_s = tape.begins_s if tape.begins_s <= LONGEST_S else 0.0
            for window in windows(_chunks(tape, kind), self._ear.find_speech):
                if window is None or begins_s + window.end_s <= after_s:
                    yield None
                    continue
                for text, start_s, end_s in _passages(self._ear.listen(window.samples), window, begins_s):
                    if end_s > after_s:
                        yield Piece(
                            Kind.DOCUMENT, ordinal, text=text, reader=known.SPEECH, start_s=start_s, end_s=end_s
                        )
                        ordinal += 1
                yield None


class WhisperEar:
    """faster-whisper on one thread, in eight bits. Nothing is fetched from anywhere.

    Args:
        language: a code that the weights know.
        weights: folder of a Whisper checkpoint in CTranslate2's format; "" for the one that comes with the reader.

    Raises: ReaderUnavailable.
    """

    def __init__(self, language: str, weights: str = "") -> None:
        info = known.reader(known.SPEECH)
        try:
            from faster_whisper import WhisperModel
            from faster_whisper.vad import VadOptions, get_speech_timestamps
        except ImportError as error:
            raise known.unavailable(info, error) from error
        logging.getLogger("faster_whisper").setLevel(logging.CRITICAL + 1)
        folder = Path(weights) if weights else known.weights_folder(info)
        _require_whole(folder)
        try:
            self._whisper = WhisperModel(
                str(folder), device="cpu", compute_type="auto", cpu_threads=1, local_files_only=True
            )
        except (RuntimeError, ValueError) as error:
            if out_of_memory(error):
                raise MemoryError from error
            raise _bad_weights(folder, failures.explain(error)) from error
        if language not in self._whisper.supported_languages:
            raise _bad_weights(folder, say("they do not know the language %1", repr(language)))
        self._language = language
        self._find = get_speech_timestamps
        self._finding = VadOptions(
            max_speech_duration_s=LONGEST_WINDOW_S,
            min_silence_duration_ms=_SHORTEST_SILENCE_MS,
            speech_pad_ms=_PADDING_MS,
        )

    def find_speech(self, samples: Samples) -> list[Stretch]:
        """As `Ear.find_speech`."""
        return [(found["start"], found["end"]) for found in self._find(samples, self._finding)]

    def listen(self, samples: Samples) -> Heard:
        """As `Ear.listen`; always the same for the same sound, since nothing is left to chance. Raises: MemoryError."""
        try:
            # One, since a window is no longer than what Whisper hears at once, and no moments are asked for.
            segment = next(
                iter(
                    self._whisper.transcribe(
                        samples,
                        language=self._language,
                        beam_size=_BEAMS,
                        temperature=0.0,
                        without_timestamps=True,
                        no_speech_threshold=None,
                    )[0]
                ),
                None,
            )
        except RuntimeError as error:
            if out_of_memory(error):
                raise MemoryError from error
            raise
        if segment is None:
            return Heard("", 0.0, 1.0, 0.0)
        return Heard(segment.text, segment.avg_logprob, segment.no_speech_prob, segment.compression_ratio)


def _chunks(tape: Tape, kind: Kind) -> Iterator[Samples]:
    """The sound at `RATE_HZ`. Raises: BadFile: TOO_LARGE."""
    stream = Resampled(SoundInput(RATE_HZ, CHUNK_S))
    duration_s = 0.0
    for channels, rate_hz, _ in tape.stretches():
        stream.feed(channels.mean(axis=0), rate_hz)
        duration_s += channels.shape[1] / rate_hz
        if duration_s > LONGEST_S:
            raise too_long(kind)
        while stream.has_window:
            yield stream.take()
    stream.flush()
    yield stream.take()


def _passages(heard: Heard, window: Window, begins_s: float) -> Iterator[tuple[str, float, float]]:
    """Text with its beginning and end in the file; nothing where it is unlikely to have been said.

    A window makes one passage, unless somebody speaks faster than passages are long: then each part gets its share of
    the time by its length.
    """
    text = one_line(heard.text)
    unsure = heard.log_belief < _LEAST_LOG_BELIEF or heard.no_speech > _MOST_NO_SPEECH
    if unsure or heard.compression > _MOST_COMPRESSION or not any(c.isalnum() for c in text):
        return
    start_s, end_s = begins_s + window.start_s, begins_s + window.end_s
    cuts = list(cut_passages([Block(text)]))
    for cut in cuts:
        until_s = end_s if cut is cuts[-1] else start_s + (end_s - start_s) * cut.char_end / len(text)
        yield cut.text, start_s, until_s
        start_s = until_s


def _require_whole(folder: Path) -> None:
    missing = [name for name in _FILES if not (folder / name).is_file()]
    if not folder.is_dir() or missing:
        # Without its tokenizer the library would ask a hub for one.
        raise _bad_weights(folder, say("%1 is missing", missing[0]))


def _bad_weights(folder: Path, why: str) -> ReaderUnavailable:
    return ReaderUnavailable(
        "Spoken words cannot be written down.",
        say("The weights in %1 cannot be used: %2.", os.fspath(folder), why),
        "Choose a folder with a whole Whisper checkpoint in CTranslate2's format, or the weights that come with it.",
    )
