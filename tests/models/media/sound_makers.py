"""Good sounds of the formats that FFmpeg reads but does not write."""

from __future__ import annotations

import struct

import numpy as np

DSD_HZ = 2_822_400
_DSD_BLOCK_BYTES = 4096
_APE_BLOCKS = 73_728


def dsf_bytes(samples: np.ndarray) -> bytes:
    """A DSD stream file of samples of shape (channels, n) at `DSD_HZ`: each bit says whether the sum still grows.

    Source: DSF File Format Specification 1.01, Sony.
    """
    sums = np.floor(np.cumsum((samples.astype(np.float64) + 1) / 2, axis=1))
    bits = np.diff(sums, axis=1, prepend=0).astype(np.uint8)
    channels = [np.packbits(row, bitorder="little").tobytes() for row in bits]
    blocks = -(-len(channels[0]) // _DSD_BLOCK_BYTES)
    padded = [row.ljust(blocks * _DSD_BLOCK_BYTES, b"\x69") for row in channels]
    data = b"".join(
        row[at : at + _DSD_BLOCK_BYTES] for at in range(0, len(padded[0]), _DSD_BLOCK_BYTES) for row in padded
    )
    form = struct.pack(
        "<4sQIIIIIIQII", b"fmt ", 52, 1, 0, len(samples), len(samples), DSD_HZ, 1, bits.shape[1], _DSD_BLOCK_BYTES, 0
    )
    body = form + struct.pack("<4sQ", b"data", 12 + len(data)) + data
    return struct.pack("<4sQQQ", b"DSD ", 28, 28 + len(body), 0) + body


def silent_ape_bytes(seconds: float, rate_hz: int = 44_100) -> bytes:
    """A Monkey's Audio file whose frames say that they are silent: the only ones that need no packing.

    Source: the decoder of FFmpeg, libavformat/ape.c and libavcodec/apedec.c.
    """
    frames, last_blocks = divmod(int(seconds * rate_hz), _APE_BLOCKS)
    frames, last_blocks = (frames + 1, last_blocks) if last_blocks else (frames, _APE_BLOCKS)
    frame = struct.pack("<II", 0x80000000, 3) + bytes(24)
    beginning = 52 + 24 + 4 * frames
    places = struct.pack(f"<{frames}I", *(beginning + number * len(frame) for number in range(frames)))
    descriptor = struct.pack(
        "<4sHHIIIIIII16s", b"MAC ", 3990, 0, 52, 24, len(places), 0, frames * len(frame), 0, 0, bytes(16)
    )
    header = struct.pack("<HHIIIHHI", 2000, 0x20, _APE_BLOCKS, last_blocks, frames, 16, 2, rate_hz)
    # Words are turned round in what follows the header; these frames are made of whole words.
    return descriptor + header + places + frame * frames
