"""The pictures of a film as a stream of packets and frames, read by FFmpeg."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from types import TracebackType
from typing import Any, BinaryIO, Self

import av
from av.stream import Discard, Disposition
from av.video.frame import PictureType

from models.kinds import Kind
from models.media.containers import (
    FILM_DEMUXERS,
    LONGEST_S,
    MOST_PIXELS,
    US_PER_S,
    explain,
    ffmpeg,
    open_container,
    stated_tags,
)

_MOST_VAIN_PACKETS_IN_A_ROW = 300
_MOST_LEADING_PACKETS = 1000
_FALLBACK_RATE_HZ = 25.0
_LEAST_RATE_HZ, _MOST_RATE_HZ = 1.0, 240.0
_MOST_STRETCHED = 4.0


class Reel:
    """The moving pictures of a film. A context manager: leaving it closes the container.

    Attributes:
        has_pictures, has_sound: whether there is a stream of either that can be decoded; covers are no pictures.
        duration_s: as the file states it; 0 where it does not, and not always true.
        stated_pixels: of a frame, as the file states it.
        rate_hz: frames in a second, about.
        stretch: how much wider than high a pixel is.
        tags: what the metadata say, by lower-case key.
        is_honest: whether packets that are said to be decoded by themselves can be, for all that is known.
        problem: why decoding stopped early or packets were left out; "" while all is well.

    Raises: BadFile: DAMAGED.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.problem = ""
        self.is_honest = True
        self._vain = 0
        self._container = open_container(file, Kind.FILM, FILM_DEMUXERS)
        try:
            with ffmpeg(Kind.FILM):
                self._stream = self._find_stream()
                self.has_pictures = self._stream is not None
                self.has_sound = any(stream.codec_context is not None for stream in self._container.streams.audio)
                self.duration_s = self._stated_duration_s()
                self.stated_pixels = self._stated_pixels()
                self.rate_hz = self._stated_rate_hz()
                self.stretch = self._stated_stretch()
                streams = [self._stream.metadata] if self._stream is not None else []
                self.tags = stated_tags(*streams, self._container.metadata)
        except BaseException:
            self._container.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._container.close()

    def seek(self, start_s: float) -> None:
        """Go to the last place at or before start_s from which decoding can begin.

        Raises: BadFile.
        """
        with ffmpeg(Kind.FILM):
            self._container.seek(self._first_us() + int(start_s * US_PER_S))

    def packets(self) -> Iterator[Any]:
        """The `av.Packet`s of the pictures in the order of the file, from the first that can be decoded by itself."""
        leading: int | None = 0
        packets = self._container.demux(self._stream)
        while self._vain < _MOST_VAIN_PACKETS_IN_A_ROW:
            try:
                packet = next(packets, None)
            except av.FFmpegError as error:
                self.note(error)
                return
            if packet is None or packet.size == 0:  # the last one, which would empty the decoder
                return
            if leading is not None and not packet.is_keyframe and leading < _MOST_LEADING_PACKETS:
                leading += 1
                continue
            leading = None
            yield packet

    def decode(self, packets: Iterable[Any], *, to_the_end: bool) -> Generator[Any, None, None]:
        """The `av.VideoFrame`s of some packets that begin with a whole picture, or go on where others ended.

        Args:
            to_the_end: whether what the decoder still holds comes out, too; the next packet is a new beginning.
        """
        try:
            for packet in packets:
                yield from self._decode(packet)
            if to_the_end:
                yield from self._decode(None)
        finally:
            if to_the_end:
                self._stream.codec_context.flush_buffers()

    def skip(self, which: str) -> None:
        """Let the decoder leave out "NONREF" frames, which no other frame needs, or none: "DEFAULT"."""
        self._stream.codec_context.skip_frame = which

    def place_s(self, moment: Any) -> float | None:
        """Where a frame or packet lies, in seconds from the beginning; None where the file does not say."""
        ticks = moment.pts if moment.pts is not None else moment.dts
        if ticks is None or not self._stream.time_base:
            return None
        # The last frames that a decoder gives out bring no time base of their own.
        return float(ticks * self._stream.time_base) - self._first_us() / US_PER_S

    def _decode(self, packet: Any) -> list[Any]:
        try:
            frames: list[Any] = self._stream.codec_context.decode(packet)
        except av.FFmpegError as error:
            self.note(error)
            frames = []
        if frames:
            self._vain = 0
        elif packet is not None:
            self._vain += 1
        return [frame for frame in frames if 0 < frame.width * frame.height <= MOST_PIXELS]

    def note(self, error: Exception) -> None:
        """Keep what went wrong as the problem; a lack of memory is raised again."""
        if isinstance(error, MemoryError):
            raise MemoryError from None  # FFmpeg's own does not survive pickling
        self.problem = explain(error)

    def _first_us(self) -> int:
        return self._container.start_time or 0

    def _find_stream(self) -> Any:
        still = Disposition.attached_pic | Disposition.timed_thumbnails | Disposition.still_image
        moving = [
            stream
            for stream in self._container.streams.video
            if stream.codec_context is not None and not stream.disposition & still
        ]
        if not moving:
            return None
        chosen = next((stream for stream in moving if stream.disposition & Disposition.default), moving[0])
        for other in self._container.streams:
            if other.index != chosen.index:
                other.discard = Discard.all
        chosen.codec_context.thread_count = 1
        chosen.codec_context.options = {"max_pixels": str(MOST_PIXELS)}
        return chosen

    def _stated_duration_s(self) -> float:
        stated_s = (self._container.duration or 0) / US_PER_S
        return stated_s if 0 < stated_s <= LONGEST_S else 0.0

    def _stated_pixels(self) -> int:
        return self._stream.codec_context.width * self._stream.codec_context.height if self._stream is not None else 0

    def _stated_rate_hz(self) -> float:
        rate = self._stream.average_rate if self._stream is not None else None
        return float(rate) if rate and _LEAST_RATE_HZ <= rate <= _MOST_RATE_HZ else _FALLBACK_RATE_HZ

    def _stated_stretch(self) -> float:
        ratio = self._stream.sample_aspect_ratio if self._stream is not None else None
        return float(ratio) if ratio and 1 / _MOST_STRETCHED <= ratio <= _MOST_STRETCHED else 1.0


def is_whole(frame: Any) -> bool:
    """Whether an `av.VideoFrame` was decoded by itself, and not by changing the one before.

    The second half of a frame that is woven of two may be made from the first, and its type is told of both.
    """
    return bool(frame.key_frame) or frame.pict_type == PictureType.I or frame.interlaced_frame
