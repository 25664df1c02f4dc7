"""A sound file as a stream of samples, read by FFmpeg with everything switched off that could lead elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Any, BinaryIO, Self

import av
import numpy as np
import numpy.typing as npt
from av.stream import Discard

from models.kinds import Kind
from models.media import failures
from models.media.containers import FILM_DEMUXERS, US_PER_S, explain, ffmpeg, open_container, stated_tags
from models.media.stated import Stated, lines
from models.messages import say

# Only these may be guessed from the content: playlists and other formats that name further files are not among them.
_DEMUXERS = "wav,mp3,flac,ogg,mov,mp4,m4a,3gp,3g2,mj2,aac,aiff,asf,w64,wv,ape,tta,caf,amr,matroska,webm,dsf,au"
_WORDS = ("artist", "album_artist", "composer", "performer", "album", "show", "genre", "date", "year", "comment")
_MOST_BAD_PACKETS_IN_A_ROW = 50
# Telephones take 8,000 samples a second, one-bit recordings some millions; a header that lies costs hours or memory.
_LOWEST_HZ, _HIGHEST_HZ = 1_000, 12_000_000

Channels = npt.NDArray[np.float32]
"""Shape (channels, samples), float32 in [-1, 1]."""


class Tape:
    """The first audio stream of a sound or film. A context manager: leaving it closes the container.

    Args:
        kind: of the file.

    Attributes:
        duration_s: as the file states it; 0 where it does not, and not always true.
        title: as the file's tags state it, with the artist; "" where they do not.
        tags: what else they state that a person may look for, one a line.
        problem: why decoding stopped early or packets were left out; "" while all is well.

    Raises: BadFile: DAMAGED, or NOTHING_INSIDE where there is no audio stream.
    """

    def __init__(self, file: BinaryIO, kind: Kind = Kind.AUDIO) -> None:
        self.problem = ""
        self._kind = kind
        self._container = open_container(file, kind, FILM_DEMUXERS if kind is Kind.FILM else _DEMUXERS)
        try:
            with ffmpeg(kind):
                self._stream = self._find_stream()
                self.duration_s = self._stated_duration_s()
                self.title, self.tags = self._read_statements()
        except BaseException:
            self._container.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._container.close()

    @property
    def seeks_exactly(self) -> bool:
        """Whether the format notes times: in a bare stream of MP3 or AAC frames a place can only be estimated."""
        return self._container.format.name not in ("mp3", "aac")

    @property
    def begins_s(self) -> float:
        """Where the first sample lies: a film may begin with pictures alone. 0 where the file does not say."""
        if self._stream.start_time is None or self._stream.time_base is None:
            return 0.0
        return max(float(self._stream.start_time * self._stream.time_base) - self._first_us() / US_PER_S, 0.0)

    def seek(self, start_s: float) -> None:
        """Go to the last place at or before start_s from which decoding can begin.

        Raises: BadFile.
        """
        with ffmpeg(self._kind):
            self._container.seek(self._first_us() + int(start_s * US_PER_S))

    def frames(self) -> Iterator[Any]:
        """The decoded `av.AudioFrame`s, in order, until the end or the first place that cannot be passed.

        Single bad packets are left out, as players do. Either is noted in `problem`.
        """
        bad_in_a_row = 0
        packets = self._container.demux(self._stream)
        while bad_in_a_row < _MOST_BAD_PACKETS_IN_A_ROW:
            try:
                packet = next(packets, None)
            except av.FFmpegError as error:
                self._note(error)
                return
            if packet is None:
                return
            try:
                frames = packet.decode()
                bad_in_a_row = 0
            except av.FFmpegError as error:
                self._note(error)
                bad_in_a_row += 1
                continue
            yield from frames

    def stretches(self) -> Iterator[tuple[Channels, int, float | None]]:
        """The samples, their rate in Hz and their place in seconds, None where the format does not note it exactly;
        about a second at a time, since small arrays cost more than they hold.
        """
        waiting: list[Channels] = []
        count, form = 0, (0, 0)
        begins_s: float | None = None
        for frame in self.frames():
            channels = samples_of(frame)
            if not channels.size or frame.sample_rate <= 0:
                continue
            if (len(channels), frame.sample_rate) != form or count >= form[1]:
                if waiting:
                    yield np.concatenate(waiting, axis=1), form[1], begins_s
                waiting, count, form = [], 0, (len(channels), frame.sample_rate)
                begins_s = self.place_s(frame) if self.seeks_exactly else None
            waiting.append(channels)
            count += channels.shape[1]
        if waiting:
            yield np.concatenate(waiting, axis=1), form[1], begins_s

    def place_s(self, frame: Any) -> float | None:
        """Where a frame lies on the tape, in seconds from its beginning; None where the file does not say."""
        return None if frame.time is None else float(frame.time) - self._first_us() / US_PER_S

    def _note(self, error: av.FFmpegError) -> None:
        if isinstance(error, MemoryError):
            raise MemoryError from None  # FFmpeg's own does not survive pickling
        self.problem = explain(error)

    def _first_us(self) -> int:
        return self._container.start_time or 0

    def _find_stream(self) -> Any:
        streams = [stream for stream in self._container.streams.audio if stream.codec_context is not None]
        if not streams:
            raise failures.nothing_inside(
                "There is no sound in this file.",
                "It has no audio stream that can be decoded.",
                "Nothing needs to be done, unless it should have sound: then open it in another program to check it.",
            )
        rate_hz = streams[0].codec_context.sample_rate
        if rate_hz and not _LOWEST_HZ <= rate_hz <= _HIGHEST_HZ:
            raise failures.damaged(self._kind, say("it claims %1 samples a second", rate_hz))
        for other in self._container.streams:
            if other.index != streams[0].index:
                other.discard = Discard.all  # a film's pictures would be read, and thrown away
        streams[0].codec_context.thread_count = 1
        return streams[0]

    def _stated_duration_s(self) -> float:
        if self._stream.duration is not None and self._stream.time_base is not None:
            return max(float(self._stream.duration * self._stream.time_base), 0.0)
        return max((self._container.duration or 0) / US_PER_S, 0.0)

    def _read_statements(self) -> tuple[str, str]:
        """Title and tags; both are short, printable and "" where nothing is stated."""
        stated = stated_tags(self._stream.metadata, self._container.metadata)
        title = " - ".join(stated[key] for key in ("artist", "title") if stated.get(key))
        words = lines(stated.get(key, "") for key in _WORDS)
        return title, Stated(title=title, words=words).tags()


def samples_of(frame: Any) -> Channels:
    """The samples of an `av.AudioFrame` in any sample format."""
    raw: npt.NDArray[Any] = frame.to_ndarray()
    if not frame.format.is_planar:
        raw = raw.reshape(-1, frame.layout.nb_channels).T
    if raw.dtype == np.uint8:
        return (raw.astype(np.float32) - np.float32(128)) / np.float32(128)
    if raw.dtype.kind == "i":
        return raw.astype(np.float32) / np.float32(-np.iinfo(raw.dtype).min)
    return np.clip(np.nan_to_num(raw.astype(np.float32), nan=0.0, posinf=1.0, neginf=-1.0), -1, 1)
